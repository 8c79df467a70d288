/* The index of the policies' texts in a file: the tokenizer that it needs on
 * every connection, and filling it. The texts are those that a snapshot gives
 * to way_search_for_each_text(), so that both ways of searching agree.
 */
#include "config.h"

#include "way-store-db.h"

#include <string.h>

#include "way-tokenizer.h"

/* See set_memory(); that of FTS5 itself is kept in the file. */
#define FILLING_MEMORY "33554432"
#define USUAL_MEMORY "1048576"

/* Stands between two texts, so that no phrase reaches from one to the other.
 * It is not in texts, which have no control characters. */
#define BARRIER '\n'

typedef int (*TokenFunc) (void *context, int flags, const char *token, int length,
                          int start, int end);

typedef struct
{
  TokenFunc func;
  void     *context;
  guint     position;   /* of the next word of the text */
  int       result;
} Giving;

static int
create_cb (void        *data,
           const char **arguments,
           int          n_arguments,
           Fts5Tokenizer **tokenizer)
{
  static char none;

  *tokenizer = (Fts5Tokenizer *) &none;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static gboolean
give_cb (const WayToken *token,
         gpointer        data)
{
  Giving *giving = data;
  gboolean same = token->position + 1 == giving->position;

  giving->position = token->position + 1;
  giving->result = giving->func (giving->context, same ? FTS5_TOKEN_COLOCATED : 0, token->text,
                                 token->length, token->start, token->end);
  return giving->result == SQLITE_OK;
}

/* A question comes in words that are ready, with blanks between them; there
 * is never a blank in a word. */
static int
give_words (Giving     *giving,
            const char *text,
            int         length)
{
  for (int start = 0, end; start < length && giving->result == SQLITE_OK; start = end + 1)
    {
      const char *blank = memchr (text + start, ' ', length - start);

      end = blank != NULL ? blank - text : length;
      if (end > start)
        giving->result = giving->func (giving->context, 0, text + start, end - start, start, end);
    }
  return giving->result;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             TokenFunc      func)
{
  Giving giving = { func, context, 0, SQLITE_OK };

  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return give_words (&giving, text, length);
  for (int start = 0, end; start < length && giving.result == SQLITE_OK; start = end + 1)
    {
      const char *barrier = memchr (text + start, BARRIER, length - start);

      end = barrier != NULL ? barrier - text : length;
      giving.position = 0;
      way_tokenize (text + start, end - start, give_cb, &giving);
      if (giving.result == SQLITE_OK && barrier != NULL)
        giving.result = func (context, 0, barrier, 1, end, end + 1);
    }
  return giving.result;
}

static fts5_api *
find_api (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  return api;
}

/**
 * way_store_add_tokenizer:
 * @db: a connection
 *
 * Makes the tokenizer of the schema known to a connection, which must have it
 * before it reads or writes the index.
 *
 * Returns: %FALSE if this build of SQLite has no full-text search
 */
gboolean
way_store_add_tokenizer (sqlite3 *db)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api;

  g_return_val_if_fail (db != NULL, FALSE);

  api = find_api (db);
  return api != NULL && api->xCreateTokenizer (api, "waymark", NULL, &tokenizer, NULL) == SQLITE_OK;
}

/* What fills the index: the texts of each policy come from three statements. */
typedef struct
{
  sqlite3_stmt *policies;
  sqlite3_stmt *organisation;
  sqlite3_stmt *statements;
  sqlite3_stmt *insert_titles;
  sqlite3_stmt *insert_texts;
  GString      *text;
} Filling;

/* Where the titles of a policy stand among its columns, and its other texts. */
enum { AT_ROWID, AT_ID, AT_ISSUERS, AT_TITLES, AT_OTHERS = AT_TITLES + 4, N_AT = AT_OTHERS + 4 };

static const char policies_sql[]
  = "SELECT rowid, id, issuers, title_en, title_zh, short_en, short_zh, document_number,"
    " document_number_zh, summary_en, summary_zh FROM policies ORDER BY rowid";

static gboolean
prepare (sqlite3 *db,
         Filling *filling)
{
  const struct { sqlite3_stmt **statement; const char *sql; } table[] = {
    { &filling->policies, policies_sql },
    { &filling->organisation,
      "SELECT name_en, name_zh, abbreviation FROM organisations WHERE id = ?" },
    { &filling->statements,
      "SELECT statement_en, statement_zh FROM policy_goals WHERE policy_id = ? ORDER BY rowid" },
    { &filling->insert_titles, "INSERT INTO search_titles (rowid, text) VALUES (?, ?)" },
    { &filling->insert_texts, "INSERT INTO search_texts (rowid, text) VALUES (?, ?)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (sqlite3_prepare_v2 (db, table[i].sql, -1, table[i].statement, NULL) != SQLITE_OK)
      return FALSE;
  return TRUE;
}

static void
append_columns (GString      *text,
                sqlite3_stmt *statement,
                int           first,
                int           n)
{
  for (int i = first; i < first + n; i++)
    {
      const char *column = (const char *) sqlite3_column_text (statement, i);

      if (column == NULL || *column == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, BARRIER);
      g_string_append (text, column);
    }
}

/* Every row of a statement for one id. */
static gboolean
append_rows (GString      *text,
             sqlite3_stmt *statement,
             const char   *id,
             int           n_columns)
{
  int result;

  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    append_columns (text, statement, 0, n_columns);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

static gboolean
insert (sqlite3_stmt  *statement,
        gint64         rowid,
        const GString *text)
{
  sqlite3_bind_int64 (statement, 1, rowid);
  sqlite3_bind_text (statement, 2, text->str, text->len, SQLITE_STATIC);
  sqlite3_step (statement);
  return sqlite3_reset (statement) == SQLITE_OK;
}

static gboolean
fill_policy (Filling *filling)
{
  gint64 rowid = sqlite3_column_int64 (filling->policies, AT_ROWID);
  const char *id = (const char *) sqlite3_column_text (filling->policies, AT_ID);
  const char *list = (const char *) sqlite3_column_text (filling->policies, AT_ISSUERS);
  g_auto (GStrv) issuers = g_strsplit (list, ";", -1);

  g_string_truncate (filling->text, 0);
  append_columns (filling->text, filling->policies, AT_TITLES, AT_OTHERS - AT_TITLES);
  if (!insert (filling->insert_titles, rowid, filling->text))
    return FALSE;
  append_columns (filling->text, filling->policies, AT_OTHERS, N_AT - AT_OTHERS);
  for (guint i = 0; issuers[i] != NULL; i++)
    if (!append_rows (filling->text, filling->organisation, issuers[i], 3))
      return FALSE;
  return append_rows (filling->text, filling->statements, id, 2)
      && insert (filling->insert_texts, rowid, filling->text);
}

static gboolean
fill_all (Filling *filling)
{
  int result;

  while ((result = sqlite3_step (filling->policies)) == SQLITE_ROW)
    if (!fill_policy (filling))
      return FALSE;
  return result == SQLITE_DONE;
}

/* How many bytes an index gathers before it writes them: the more, the fewer
 * parts have to be merged. */
static gboolean
set_memory (sqlite3    *db,
            const char *bytes)
{
  static const char *const names[] = { "search_titles", "search_texts" };
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('hashsize', %s)",
                                              names[i], names[i], bytes);

      done = done && way_store_run (db, sql);
    }
  return done;
}

/**
 * way_store_fill_search:
 * @db: a connection to a file with all its rows, in a transaction
 *
 * Fills the index and brings it into its most compact form.
 *
 * Returns: %FALSE if that failed; sqlite3_errmsg() says why
 */
gboolean
way_store_fill_search (sqlite3 *db)
{
  Filling filling = { .text = g_string_new (NULL) };
  gboolean filled;

  g_return_val_if_fail (db != NULL, FALSE);

  filled = set_memory (db, FILLING_MEMORY) && prepare (db, &filling) && fill_all (&filling);
  g_string_free (filling.text, TRUE);
  sqlite3_finalize (filling.policies);
  sqlite3_finalize (filling.organisation);
  sqlite3_finalize (filling.statements);
  sqlite3_finalize (filling.insert_titles);
  sqlite3_finalize (filling.insert_texts);
  return filled && set_memory (db, USUAL_MEMORY)
      && way_store_run (db, "INSERT INTO search_titles (search_titles) VALUES ('optimize');"
                            "INSERT INTO search_texts (search_texts) VALUES ('optimize');");
}
