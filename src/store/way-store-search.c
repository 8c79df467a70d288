/* Searching a file through its index. A connection of its own, which is the
 * one that the set was read through, so that both see the same file whatever
 * stands at its path by now.
 */
#include "config.h"

#include "way-store-db.h"

#include <string.h>

/* Words whose beginning is looked for, when only the first hits are wanted. */
#define MAX_WORDS 24u

/* Of words that fill so many pages of the index all policies are found within a
 * few milliseconds. */
#define FEW_PAGES 8

/* How many pages there are from one word of the texts to another, by the index's
 * own table of the words at which its pages begin; a bit of their numbers is a
 * mark. Every word there begins with a 0. Nothing is said of the last words of
 * all, or of an index that is not in one piece. */
static const char pages_sql[] =
  "SELECT ((SELECT pgno FROM search_texts_idx WHERE segid = one.id AND term > ?2"
  "         ORDER BY term LIMIT 1)"
  "      - (SELECT pgno FROM search_texts_idx WHERE segid = one.id AND term <= ?1"
  "         ORDER BY term DESC LIMIT 1)) / 2"
  " FROM (SELECT min(segid) AS id FROM search_texts_idx) AS one"
  " WHERE id = (SELECT max(segid) FROM search_texts_idx)";

typedef struct
{
  WaySearchIndex  parent;
  GMutex          lock;      /* of all below */
  WayStoreReader *reader;
  guint           n_policies;
  sqlite3_stmt   *statements[WAY_N_SEARCH_PARTS];
  sqlite3_stmt   *next_word;
  sqlite3_stmt   *pages;
} StoreSearch;

/* Rows added or taken away by other programs leave gaps between the numbers,
 * which the index knows nothing of. */
static gboolean
check_rowids (StoreSearch  *search,
              GError      **error)
{
  /* Asked for both at once, SQLite goes through all rows. */
  static const char sql[] = "SELECT (SELECT min(rowid) FROM policies), "
                            "(SELECT max(rowid) FROM policies)";
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (search->reader->db, sql, -1, &statement, NULL) != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    return way_store_reader_fail_sqlite (search->reader, error);
  if (sqlite3_column_int64 (statement, 0) != (search->n_policies > 0)
      || sqlite3_column_int64 (statement, 1) != search->n_policies)
    return way_store_reader_fail (search->reader, WAY_STORE_ERROR_DAMAGED,
                                  "the index does not fit the policies", error);
  return TRUE;
}

static gboolean
prepare (StoreSearch  *search,
         GError      **error)
{
  static const char *const sql[WAY_N_SEARCH_PARTS] = {
    [WAY_SEARCH_TITLES] = "SELECT rowid FROM search_titles WHERE search_titles MATCH ?",
    [WAY_SEARCH_ALL] = "SELECT rowid FROM search_texts WHERE search_texts MATCH ?",
  };

  if (search->statements[WAY_SEARCH_TITLES] != NULL)
    return TRUE;
  if (!check_rowids (search, error))
    return FALSE;
  for (guint i = WAY_N_SEARCH_PARTS; i-- > 0;)
    if (sqlite3_prepare_v2 (search->reader->db, sql[i], -1, &search->statements[i], NULL)
        != SQLITE_OK)
      {
        g_clear_pointer (&search->statements[WAY_SEARCH_ALL], sqlite3_finalize);
        return way_store_reader_fail_sqlite (search->reader, error);
      }
  if (sqlite3_prepare_v2 (search->reader->db, pages_sql, -1, &search->pages, NULL) != SQLITE_OK)
    g_info ("%s", sqlite3_errmsg (search->reader->db));
  if (sqlite3_prepare_v2 (search->reader->db,
                          "SELECT term FROM search_words WHERE term >= ? LIMIT 1", -1,
                          &search->next_word, NULL) != SQLITE_OK)
    g_info ("%s", sqlite3_errmsg (search->reader->db));
  return TRUE;
}

/* Adds the phrase with each word of the titles that begins as its last one
 * does. The index merges all policies of all these words before it gives the
 * first for a beginning, but gives those of a whole word one by one. */
static gboolean
append_begun (StoreSearch     *search,
              const WayPhrase *phrase,
              GString         *expression)
{
  const char *begin = phrase->words[phrase->n_words - 1];
  g_autofree char *key = g_strdup (begin);
  g_autoptr (GString) lead = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i + 1 < phrase->n_words; i++)
    g_string_append_printf (lead, "%s ", phrase->words[i]);
  for (; n < MAX_WORDS; n++)
    {
      const char *word = NULL;

      sqlite3_bind_text (search->next_word, 1, key, -1, SQLITE_TRANSIENT);
      if (sqlite3_step (search->next_word) == SQLITE_ROW)
        word = (const char *) sqlite3_column_text (search->next_word, 0);
      if (word == NULL || !g_str_has_prefix (word, begin))
        break;
      g_string_append_printf (expression, "%s\"%s%s\"", n > 0 ? " OR " : "(", lead->str, word);
      /* The least that is more than this word. */
      g_free (key);
      key = g_strconcat (word, "\x01", NULL);
      sqlite3_reset (search->next_word);
    }
  sqlite3_reset (search->next_word);
  g_string_append (expression, n > 0 ? ")" : "");
  return n > 0;
}

/* The words are letters and digits alone; between quotation marks nothing in
 * them is syntax of the index. */
static char *
make_expression (StoreSearch            *search,
                 const WayPhrase *const *phrases,
                 guint                   n_phrases,
                 gboolean                first_alone)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < n_phrases; i++)
    {
      g_autofree char *words = g_strjoinv (" ", phrases[i]->words);

      g_string_append (expression, i > 0 ? " AND " : "");
      if (!first_alone || !phrases[i]->prefix || phrases[i]->brief
          || !append_begun (search, phrases[i], expression))
        g_string_append_printf (expression, "\"%s\"%s", words, phrases[i]->prefix ? " *" : "");
    }
  return g_string_free (expression, FALSE);
}

static gboolean
step_through (StoreSearch   *search,
              sqlite3_stmt  *statement,
              WayMet        *met,
              guint          limit,
              GError       **error)
{
  int result = SQLITE_DONE;

  while (limit > 0 && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 rowid = sqlite3_column_int64 (statement, 0);

      if (rowid < 1 || rowid > search->n_policies)
        return way_store_reader_fail (search->reader, WAY_STORE_ERROR_DAMAGED,
                                      "the index does not fit the policies", error);
      way_met_add (met, (guint) (rowid - 1));
      limit--;
    }
  return result == SQLITE_ROW || result == SQLITE_DONE
      || way_store_reader_fail_sqlite (search->reader, error);
}

static gboolean
collect (WaySearchIndex          *index,
         WaySearchPart            part,
         const WayPhrase *const  *phrases,
         guint                    n_phrases,
         WayMet                  *met,
         guint                    limit,
         GCancellable            *cancellable,
         GError                 **error)
{
  StoreSearch *search = (StoreSearch *) index;
  g_autofree char *expression = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&search->lock);
  gboolean collected = FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_set_object (&search->reader->cancellable, cancellable);
  way_store_reader_allow_work (search->reader);
  if (prepare (search, error))
    {
      sqlite3_stmt *statement = search->statements[part];

      expression = make_expression (search, phrases, n_phrases,
                                    part == WAY_SEARCH_TITLES && limit < G_MAXUINT
                                    && search->next_word != NULL);
      sqlite3_bind_text (statement, 1, expression, -1, SQLITE_STATIC);
      collected = step_through (search, statement, met, limit, error);
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
    }
  g_clear_object (&search->reader->cancellable);
  return collected;
}

/* The number of pages with a word, or with all words that begin so. */
static int
count_pages (StoreSearch *search,
             const char  *word,
             gboolean     prefix)
{
  g_autofree char *from = g_strconcat ("0", word, NULL);
  g_autofree char *to = g_strconcat ("0", word, prefix ? "\xff" : "", NULL);
  int n = G_MAXINT;

  sqlite3_bind_blob (search->pages, 1, from, (int) strlen (from), SQLITE_STATIC);
  sqlite3_bind_blob (search->pages, 2, to, (int) strlen (to), SQLITE_STATIC);
  if (sqlite3_step (search->pages) == SQLITE_ROW
      && sqlite3_column_type (search->pages, 0) != SQLITE_NULL)
    n = sqlite3_column_int (search->pages, 0);
  sqlite3_reset (search->pages);
  sqlite3_clear_bindings (search->pages);
  return n;
}

/* The index goes from one policy with the rarest word to the next, but reads
 * all of a beginning before it gives the first. */
static gboolean
is_quick (WaySearchIndex         *index,
          const WayPhrase *const *phrases,
          guint                   n_phrases)
{
  StoreSearch *search = (StoreSearch *) index;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&search->lock);
  gboolean quick = FALSE;

  way_store_reader_allow_work (search->reader);
  if (!prepare (search, NULL) || search->pages == NULL)
    return FALSE;
  for (guint i = 0; i < n_phrases; i++)
    for (guint j = 0; j < phrases[i]->n_words; j++)
      {
        gboolean prefix = phrases[i]->prefix && j + 1 == phrases[i]->n_words;
        gboolean few = count_pages (search, phrases[i]->words[j], prefix) <= FEW_PAGES;

        if (prefix && !few)
          return FALSE;
        quick |= few;
      }
  return quick;
}

static void
free_search (WaySearchIndex *index)
{
  StoreSearch *search = (StoreSearch *) index;

  for (guint i = 0; i < WAY_N_SEARCH_PARTS; i++)
    sqlite3_finalize (search->statements[i]);
  sqlite3_finalize (search->next_word);
  sqlite3_finalize (search->pages);
  way_store_reader_free (search->reader);
  g_mutex_clear (&search->lock);
  g_free (search);
}

/**
 * way_store_search_new:
 * @reader: (transfer full): a reader
 * @n_policies: how many policies were read through it
 *
 * Returns: (transfer full): the index of the file
 */
WaySearchIndex *
way_store_search_new (WayStoreReader *reader,
                      guint           n_policies)
{
  static const WaySearchIndexClass klass = { collect, is_quick, free_search };
  StoreSearch *search;

  g_return_val_if_fail (reader != NULL, NULL);

  search = g_new0 (StoreSearch, 1);
  search->parent.klass = &klass;
  search->reader = reader;
  search->n_policies = n_policies;
  g_mutex_init (&search->lock);
  g_clear_object (&reader->cancellable);
  return &search->parent;
}
