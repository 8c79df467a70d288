/* Each cell of a column is read once, as a number and as what words are
 * compared by, and not at each comparison. The least important key is sorted by
 * first, and the order that it makes stays among what is equal in the others.
 */
#include "config.h"

#include "way-text-order.h"

#include <string.h>

/* What a number may begin with, such as a comparator. */
#define MAX_BEFORE_NUMBER 6

typedef struct
{
  guint    row;
  guint    place;    /* in the order so far */
  gboolean is_number;
  double   number;
  char    *words;
} Cell;

/* The number that a text begins with, a comparator aside. */
static gboolean
read_number (const char *text,
             double     *number)
{
  const char *start = text;
  char *end;
  gboolean negative;

  while (*start != '\0' && !g_ascii_isdigit (*start) && *start != '-'
         && !g_str_has_prefix (start, "−"))
    start = g_utf8_next_char (start);
  if (start - text > MAX_BEFORE_NUMBER)
    return FALSE;
  negative = g_str_has_prefix (start, "−");
  *number = g_ascii_strtod (negative ? start + strlen ("−") : start, &end);
  if (negative)
    *number = -*number;
  return end > start;
}

/* Numbers as numbers, and before words; dates sort as texts do. */
static int
compare_texts (const Cell *first,
               const Cell *second)
{
  if (first->is_number && second->is_number && first->number != second->number)
    return first->number < second->number ? -1 : 1;
  if (first->is_number != second->is_number)
    return first->is_number ? -1 : 1;
  return strcmp (first->words, second->words);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b,
               gpointer      descending)
{
  const Cell *first = a, *second = b;
  int order = compare_texts (first, second);

  if (order == 0)
    return first->place < second->place ? -1 : first->place > second->place;
  return GPOINTER_TO_INT (descending) ? -order : order;
}

static void
clear_cell (gpointer cell)
{
  g_free (((Cell *) cell)->words);
}

static void
sort_by_key (GPtrArray        *rows,
             GArray           *order,
             const WayTextKey *key)
{
  g_autoptr (GArray) cells = g_array_sized_new (FALSE, FALSE, sizeof (Cell), order->len);

  g_array_set_clear_func (cells, clear_cell);
  for (guint i = 0; i < order->len; i++)
    {
      Cell cell = { g_array_index (order, guint, i), i, FALSE, 0, NULL };
      char **row = g_ptr_array_index (rows, cell.row + 1);

      cell.is_number = read_number (row[key->column], &cell.number);
      cell.words = g_utf8_collate_key (row[key->column], -1);
      g_array_append_val (cells, cell);
    }
  g_array_sort_with_data (cells, compare_cells, GINT_TO_POINTER (key->descending));
  for (guint i = 0; i < order->len; i++)
    g_array_index (order, guint, i) = g_array_index (cells, Cell, i).row;
}

/**
 * way_text_order_new:
 * @rows: (element-type GStrv): the rows; the first one has the headings
 * @keys: (nullable) (array length=n_keys): what to sort by, the most important
 *   first
 * @n_keys: how many keys there are; without any the rows stay as they are
 *
 * Returns: (transfer full) (element-type guint): the numbers of the rows in
 *   order, that behind the headings being 0
 */
GArray *
way_text_order_new (GPtrArray        *rows,
                    const WayTextKey *keys,
                    guint             n_keys)
{
  GArray *order;
  guint n;

  g_return_val_if_fail (rows != NULL && (keys != NULL || n_keys == 0), NULL);

  n = rows->len > 0 ? rows->len - 1 : 0;
  order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (order, i);
  for (guint i = n_keys; i > 0; i--)
    sort_by_key (rows, order, &keys[i - 1]);
  return order;
}

/* What a thread makes an order of. */
typedef struct
{
  GPtrArray  *rows;
  WayTextKey *keys;
  guint       n_keys;
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  g_ptr_array_unref (making->rows);
  g_free (making->keys);
  g_free (making);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Making *making = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, way_text_order_new (making->rows, making->keys, making->n_keys),
                         (GDestroyNotify) g_array_unref);
}

/**
 * way_text_order_make:
 * @rows: (element-type GStrv): the rows, which must not change any more
 * @keys: (nullable) (array length=n_keys): what to sort by; copied
 * @n_keys: how many keys there are
 * @cancellable: (nullable): gives the order up
 * @callback: is called from the main loop when the order is there
 * @data: what to give to it
 *
 * Does the same as way_text_order_new() in a thread, for tables that take
 * longer than a frame.
 */
void
way_text_order_make (GPtrArray           *rows,
                     const WayTextKey    *keys,
                     guint                n_keys,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_return_if_fail (rows != NULL && (keys != NULL || n_keys == 0));

  making = g_new (Making, 1);
  *making = (Making) { g_ptr_array_ref (rows), g_memdup2 (keys, n_keys * sizeof *keys), n_keys };
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, way_text_order_make);
  g_task_set_task_data (task, making, free_making);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * way_text_order_finish:
 * @result: what the callback of way_text_order_make() was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the order; %NULL with an error if it was
 *   given up
 */
GArray *
way_text_order_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
