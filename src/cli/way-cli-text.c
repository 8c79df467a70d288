/* Text for a terminal: aligned tables and wrapped paragraphs. */
#include "config.h"

#include "way-cli-text.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define LARGEST_WIDTH 100   /* longer lines are tiring to read */
#define GAP 2

struct _WayTextTable
{
  GPtrArray *cells;
  guint      n_columns;
  guint      right;        /* a bit for every column that is set to the right */
};

/* Chinese punctuation that must not begin a line. */
static const char closing[] = "，。、；：！？）》」』”’】";

static guint
character_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * way_text_width:
 * @text: a text
 *
 * Returns: how many columns of a terminal it takes
 */
guint
way_text_width (const char *text)
{
  guint width = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += character_width (g_utf8_get_char (text));
  return width;
}

/**
 * way_text_elide:
 * @text: a text
 * @width: columns that it may take, 2 or more
 *
 * Returns: (transfer full): the text, or as much of its beginning as leaves
 *   room for an ellipsis
 */
char *
way_text_elide (const char *text,
                guint       width)
{
  const char *at = text;
  guint column = 0;

  g_return_val_if_fail (text != NULL && width >= 2, NULL);

  if (way_text_width (text) <= width)
    return g_strdup (text);
  while (column + character_width (g_utf8_get_char (at)) < width)
    {
      column += character_width (g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }
  return g_strdup_printf ("%.*s…", (int) (at - text), text);
}

/**
 * way_text_screen_width:
 *
 * Returns: how many columns paragraphs shall have: those of the terminal, up
 *   to a width that is good to read, or 80 where the output goes elsewhere
 */
guint
way_text_screen_width (void)
{
  struct winsize size;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
    return DEFAULT_WIDTH;
  return MIN (size.ws_col, LARGEST_WIDTH);
}

/* The end of the piece of text that must stay on one line: a word with the
 * blanks before it, or a Chinese character with what must follow it. */
static const char *
find_piece_end (const char *text)
{
  const char *at = text;

  while (*at == ' ')
    at++;
  if (*at == '\0')
    return at;
  if (g_unichar_iswide (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  else
    while (*at != '\0' && *at != ' ' && !g_unichar_iswide (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
  while (*at != '\0' && *at != ' ' && g_utf8_strchr (closing, -1, g_utf8_get_char (at)) != NULL)
    at = g_utf8_next_char (at);
  return at;
}

static void
append_blanks (GString *out,
               guint    n)
{
  while (n-- > 0)
    g_string_append_c (out, ' ');
}

/**
 * way_text_wrap:
 * @out: where to append
 * @text: one paragraph; an empty one gives nothing
 * @indent: blanks before every line
 * @width: columns of the whole line
 *
 * Appends a paragraph broken into lines: between words, and between Chinese
 * characters except before closing punctuation.
 */
void
way_text_wrap (GString    *out,
               const char *text,
               guint       indent,
               guint       width)
{
  guint column = 0;

  g_return_if_fail (out != NULL && text != NULL);

  while (*text != '\0')
    {
      const char *end = find_piece_end (text);
      g_autofree char *piece = g_strndup (text, end - text);
      guint piece_width = way_text_width (piece);

      if (column == 0 || column + piece_width > width)
        {
          if (column > 0)
            g_string_append_c (out, '\n');
          append_blanks (out, indent);
          g_strchug (piece);
          column = indent;
          piece_width = way_text_width (piece);
        }
      g_string_append (out, piece);
      column += piece_width;
      text = end;
    }
  if (column > 0)
    g_string_append_c (out, '\n');
}

/**
 * way_text_table_new:
 * @n_columns: how many columns there are
 * @right: a bit for every column whose cells are set to the right
 *
 * Returns: (transfer full): an empty table
 */
WayTextTable *
way_text_table_new (guint n_columns,
                    guint right)
{
  WayTextTable *table = g_new0 (WayTextTable, 1);

  g_return_val_if_fail (n_columns > 0, NULL);

  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->n_columns = n_columns;
  table->right = right;
  return table;
}

/**
 * way_text_table_free:
 * @table: (transfer full): a table
 */
void
way_text_table_free (WayTextTable *table)
{
  g_return_if_fail (table != NULL);

  g_ptr_array_unref (table->cells);
  g_free (table);
}

/**
 * way_text_table_add:
 * @table: a table
 * @cell: the text of the next cell, row by row
 */
void
way_text_table_add (WayTextTable *table,
                    const char   *cell)
{
  g_return_if_fail (table != NULL && cell != NULL);

  g_ptr_array_add (table->cells, g_strdup (cell));
}

static guint
measure_column (WayTextTable *table,
                guint         column)
{
  guint width = 0;

  for (guint i = column; i < table->cells->len; i += table->n_columns)
    width = MAX (width, way_text_width (g_ptr_array_index (table->cells, i)));
  return width;
}

/**
 * way_text_table_print:
 * @table: a table, all of whose rows are complete
 * @out: where to append
 *
 * Appends the table as lines of aligned columns. The last column is as long as
 * its text, and lines do not end in blanks.
 */
void
way_text_table_print (WayTextTable *table,
                      GString      *out)
{
  g_autofree guint *widths = NULL;

  g_return_if_fail (table != NULL && out != NULL);
  g_return_if_fail (table->cells->len % table->n_columns == 0);

  widths = g_new (guint, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    widths[i] = measure_column (table, i);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (table->cells, i);
      guint column = i % table->n_columns;
      guint blanks = widths[column] - way_text_width (cell);

      if (table->right & 1u << column)
        append_blanks (out, blanks);
      g_string_append (out, cell);
      if (column + 1 < table->n_columns)
        {
          append_blanks (out, GAP + (table->right & 1u << column ? 0 : blanks));
          continue;
        }
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\n');
    }
}
