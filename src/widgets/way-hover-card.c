/* The card of a policy: its title, its date and issuers, and its first goals,
 * those with a target before the others, each with its verdict. The card of a
 * cluster: its span, how many policies it has, and its first titles.
 */
#include "config.h"

#include "way-hover-card.h"

#include <glib/gi18n.h>

#include "way-phrases.h"
#include "way-verdict-text.h"
#include "way-wrapped-label.h"

/* How wide the card may become, in characters, and how long a goal. */
#define WIDTH_CHARS 52
#define GOAL_LINES 2

/* How many goals the card of a policy names. */
#define MAX_GOALS 3u

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (card, "hover-card");
  return card;
}

static void
add_line (GtkWidget  *card,
          const char *text,
          const char *css_class,
          int         max_lines)
{
  GtkWidget *label = way_wrapped_label_new (text);

  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_lines (GTK_LABEL (label), max_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (card), label);
}

/* A statement, or the target in it with its verdict. */
static void
add_goal (GtkWidget        *card,
          const WayDataset *dataset,
          guint             index,
          int               known_on,
          WayLang           lang)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, index);
  g_autofree char *line = NULL;
  WayVerdict verdict;

  if (way_stated_goal_is_target (stated))
    {
      verdict = way_verdict_judge (dataset, index, known_on);
      line = way_verdict_line (dataset, index, &verdict, lang);
    }
  else
    line = g_strdup_printf ("· %s", stated->statement[lang]);
  add_line (card, line, NULL, GOAL_LINES);
}

static void
add_goals (GtkWidget        *card,
           const WayDataset *dataset,
           const WayPolicy  *policy,
           int               known_on,
           WayLang           lang)
{
  guint n_shown = 0;

  for (guint targets = 0; targets < 2; targets++)
    for (guint i = 0; i < policy->n_stated && n_shown < MAX_GOALS; i++)
      {
        guint index = policy->first_stated + i;

        if (way_stated_goal_is_target (way_dataset_get_stated_goal (dataset, index))
            != (targets == 0))
          continue;
        add_goal (card, dataset, index, known_on, lang);
        n_shown++;
      }
  if (n_shown < policy->n_stated)
    {
      guint n_more = policy->n_stated - n_shown;
      g_autofree char *more
        = g_strdup_printf (ngettext ("and %u more goal", "and %u more goals", n_more), n_more);

      add_line (card, more, "source", 1);
    }
}

/**
 * way_hover_card_new_policy:
 * @dataset: a snapshot
 * @policy: a policy of it
 * @known_on: the day from whose releases targets are judged
 * @lang: the language
 * @both: whether the title is there in the other language, too
 *
 * Makes the card of a policy.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
way_hover_card_new_policy (const WayDataset *dataset,
                           guint             policy,
                           int               known_on,
                           WayLang           lang,
                           gboolean          both)
{
  GtkWidget *card;
  const WayPolicy *row;
  g_autofree char *date = NULL, *issuers = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);

  row = way_dataset_get_policy (dataset, policy);
  card = new_card ();
  date = way_phrase_date (row, lang);
  issuers = way_phrase_issuers (dataset, row, lang);
  add_line (card, row->title[lang], "strong", 3);
  if (both)
    add_line (card, row->title[!lang], NULL, 2);
  add_line (card, date, "facts", 1);
  add_line (card, issuers, "facts", 2);
  add_goals (card, dataset, row, known_on, lang);
  return card;
}

/**
 * way_hover_card_new_cluster:
 * @dataset: a snapshot
 * @n_policies: how many policies the cluster has
 * @first: the policies that are named
 * @n_first: how many those are
 * @first_day: the first day of the cluster, counted from 1970-01-01
 * @last_day: its last one
 * @lang: the language
 *
 * Makes the card of a cluster.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
way_hover_card_new_cluster (const WayDataset *dataset,
                            guint             n_policies,
                            const guint      *first,
                            guint             n_first,
                            int               first_day,
                            int               last_day,
                            WayLang           lang)
{
  GtkWidget *card;
  g_autofree char *from = NULL, *to = NULL, *count = NULL, *head = NULL, *span = NULL;

  g_return_val_if_fail (dataset != NULL && (first != NULL || n_first == 0), NULL);

  card = new_card ();
  from = way_date_to_month (way_date_from_day (first_day), lang);
  to = way_date_to_month (way_date_from_day (last_day), lang);
  count = way_phrase_count (n_policies);
  head = g_strdup_printf (ngettext ("%s policy", "%s policies", n_policies), count);
  span = g_strdup_printf (lang == WAY_LANG_ZH ? "%s—%s" : "%s – %s", from, to);
  add_line (card, head, "strong", 1);
  add_line (card, span, "facts", 1);
  for (guint i = 0; i < n_first; i++)
    {
      const WayPolicy *row = way_dataset_get_policy (dataset, first[i]);
      g_autofree char *line = g_strdup_printf ("· %s", row->short_title[lang]);

      add_line (card, line, NULL, 1);
    }
  if (n_first < n_policies)
    add_line (card, _("Enter or a click opens the list"), "source", 1);
  return card;
}
