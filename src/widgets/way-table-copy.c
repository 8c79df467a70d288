/* The text grows by some rows between two frames; the label says how far it is,
 * and what was copied at the end.
 */
#include "config.h"

#include "way-table-copy.h"

#include <glib/gi18n.h>

#include "way-own-marks.h"
#include "way-phrases.h"
#include "way-words.h"

/* So many rows are copied at most; they are read for it. */
#define MAX_COPIED 20000

/* So many rows are copied between two frames. */
#define COPY_STEP 500

/* What is being copied; the table may show something else meanwhile. */
struct _WayTableCopy
{
  WayDataset *dataset;
  WayLang     lang;
  gboolean    both;
  GArray     *policies;
  guint       n;
  guint       next;
  gboolean    copied[WAY_N_COLS];
  GString    *text;
  GtkLabel   *note;      /* unowned */
  guint       source;
};

/* "Starred · with a note" */
static char *
phrase_own (const WayDataset *dataset,
            guint             policy,
            WayLang           lang)
{
  g_autoptr (WayOwnMarks) marks = way_dataset_get_own (dataset);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint mark = 0; mark < WAY_N_OWN_MARKS; mark++)
    if (way_own_marks_has (marks, policy, mark))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                              way_own_mark_name (mark, lang));
  return way_phrase_capital (text->str);
}

/**
 * way_table_copy_tell:
 * @dataset: a snapshot
 * @policy: a policy
 * @column: a column of the table
 * @lang: the language of the interface
 * @both: whether titles are wanted in both languages
 *
 * Returns: (transfer full): what the column says of the policy
 */
char *
way_table_copy_tell (const WayDataset *dataset,
                     guint             policy,
                     WayTableColumn    column,
                     WayLang           lang,
                     gboolean          both)
{
  const WayPolicy *row;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_policy (dataset, policy);

  switch (column)
    {
    case WAY_COL_DATE:
      return way_date_to_iso (row->date);
    case WAY_COL_TITLE:
      return way_phrase_title (row, lang, both);
    case WAY_COL_ISSUERS:
      return way_phrase_issuers (dataset, row, lang);
    case WAY_COL_LEVEL:
      return way_phrase_capital (way_level_name (row->level, lang));
    case WAY_COL_KIND:
      return way_phrase_capital (way_policy_kind_name (row->kind, lang));
    case WAY_COL_THEME:
      return g_strdup (way_dataset_get_theme (dataset, row->theme)->name[lang]);
    case WAY_COL_GOALS:
      return way_phrase_goals (dataset, row, lang);
    case WAY_COL_OWN:
      return phrase_own (dataset, policy, lang);
    case WAY_N_COLS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_row (WayTableCopy *copy,
            guint         policy)
{
  const char *separator = "";

  for (guint column = 0; column < WAY_N_COLS; column++)
    if (copy->copied[column])
      {
        g_autofree char *field = way_table_copy_tell (copy->dataset, policy, column, copy->lang,
                                                      copy->both);

        g_string_append_printf (copy->text, "%s%s", separator,
                                g_strdelimit (field, "\t\r\n", ' '));
        separator = "\t";
      }
  g_string_append_c (copy->text, '\n');
}

static void
note_copied (WayTableCopy *copy)
{
  g_autofree char *next = way_phrase_count (copy->next);
  g_autofree char *n = way_phrase_count (copy->n);
  g_autofree char *all = way_phrase_count (copy->policies->len);
  g_autofree char *text = NULL;

  if (copy->next < copy->n)
    text = g_strdup_printf (_("Copying: %s of %s rows"), next, n);
  else if (copy->n < copy->policies->len)
    text = g_strdup_printf (_("Copied the first %s of %s rows; no more are copied at once"), n,
                            all);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copied %s row", "Copied %s rows",
                                         copy->n), n);
  gtk_label_set_text (copy->note, text);
}

static void
clear (WayTableCopy *copy)
{
  if (copy->text != NULL)
    g_string_free (copy->text, TRUE);
  copy->text = NULL;
  g_clear_pointer (&copy->policies, g_array_unref);
  g_clear_pointer (&copy->dataset, way_dataset_unref);
}

static gboolean
step_cb (gpointer data)
{
  WayTableCopy *copy = data;

  for (guint i = 0; i < COPY_STEP && copy->next < copy->n; i++)
    append_row (copy, g_array_index (copy->policies, guint, copy->next++));
  note_copied (copy);
  if (copy->next < copy->n)
    return G_SOURCE_CONTINUE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copy->note)), copy->text->str);
  copy->source = 0;
  clear (copy);
  return G_SOURCE_REMOVE;
}

/**
 * way_table_copy_new:
 * @session: the session whose policies they are
 * @policies: (transfer full) (element-type guint): the policies
 * @titles: for each column its heading, or %NULL where it is not copied
 * @note: what says how far it is; it must outlive the copy
 *
 * Copies policies as tab-separated values with a heading to the clipboard, a few
 * at once, and 20,000 at most.
 *
 * Returns: (transfer full): the copy under way, or done
 */
WayTableCopy *
way_table_copy_new (WaySession        *session,
                    GArray            *policies,
                    const char *const *titles,
                    GtkLabel          *note)
{
  WayTableCopy *copy;

  g_return_val_if_fail (WAY_IS_SESSION (session) && policies != NULL, NULL);
  g_return_val_if_fail (titles != NULL && GTK_IS_LABEL (note), NULL);

  copy = g_new0 (WayTableCopy, 1);
  copy->dataset = way_dataset_ref (way_session_get_dataset (session));
  copy->lang = way_session_get_lang (session);
  copy->both = way_session_get_both (session);
  copy->policies = policies;
  copy->n = MIN (policies->len, MAX_COPIED);
  copy->text = g_string_new (NULL);
  copy->note = note;
  for (guint i = 0; i < WAY_N_COLS; i++)
    {
      copy->copied[i] = titles[i] != NULL;
      if (copy->copied[i])
        g_string_append_printf (copy->text, "%s%s", copy->text->len > 0 ? "\t" : "", titles[i]);
    }
  g_string_append_c (copy->text, '\n');
  if (step_cb (copy) == G_SOURCE_CONTINUE)
    copy->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, step_cb, copy, NULL);
  return copy;
}

/**
 * way_table_copy_free:
 * @copy: (transfer full): a copy, which stops where it is
 */
void
way_table_copy_free (WayTableCopy *copy)
{
  g_return_if_fail (copy != NULL);

  g_clear_handle_id (&copy->source, g_source_remove);
  clear (copy);
  g_free (copy);
}
