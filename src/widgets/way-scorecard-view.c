/* The targets stand in the order of the scorecard: those of the plan, then
 * those of the policies that implement it, under the name of each. Names are
 * links; "Show as table" opens the same targets on the table page.
 */
#include "config.h"

#include "way-scorecard-view.h"

#include <glib/gi18n.h>

#include "way-coverage-bar.h"
#include "way-phrases.h"
#include "way-wrapped-label.h"

/* More rows than this are folded away at first. */
#define MAX_OPEN_ROWS 8u

struct _WayScorecardView
{
  GtkWidget  parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (WayScorecardView, way_scorecard_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
link_cb (WayScorecardView *view,
         const char       *uri)
{
  g_signal_emit (view, signals[SIGNAL_ACTIVATE_LINK], 0, uri);
  return TRUE;
}

static GtkWidget *
new_label (const char *markup,
           const char *css_class)
{
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "✕ R&D intensity ≥ 2.5% of GDP by 2020 · missed · set in 3 policies" */
static void
append_row (GString             *markup,
            const WayDataset    *dataset,
            const WayHorizonRow *row,
            WayLang              lang)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->stated);
  g_autofree char *target = way_phrase_target (dataset, stated, lang);
  g_autofree char *word = way_verdict_get_word (dataset, row->stated, &row->verdict, lang);
  g_autofree char *line
    = g_markup_printf_escaped ("%s%s %s · <i>%s</i>", markup->len > 0 ? "\n" : "",
                               way_verdict_get_glyph (row->verdict.id), target, word);

  g_string_append (markup, line);
  if (row->n_policies > 1)
    {
      g_string_append (markup, " · ");
      g_string_append_printf (markup,
                              g_dngettext (GETTEXT_PACKAGE, "set in %u policy",
                                           "set in %u policies", row->n_policies),
                              row->n_policies);
    }
}

static void
append_heading (GString         *markup,
                const WayPolicy *policy,
                WayLang          lang)
{
  g_autofree char *line
    = g_markup_printf_escaped ("%s<a href=\"policy:%s\">%s</a>", markup->len > 0 ? "\n" : "",
                               policy->id, policy->short_title[lang]);

  g_string_append (markup, line);
}

static char *
list_rows (const WayDataset   *dataset,
           const WayScorecard *card,
           WayLang             lang)
{
  GString *markup = g_string_new (NULL);
  guint policy = card->plan;

  for (guint i = 0; i < card->rows->len; i++)
    {
      const WayHorizonRow *row = &g_array_index (card->rows, WayHorizonRow, i);
      guint of = way_dataset_get_stated_goal (dataset, row->stated)->policy;

      if (of != policy)
        append_heading (markup, way_dataset_get_policy (dataset, of), lang);
      policy = of;
      append_row (markup, dataset, row, lang);
    }
  return g_string_free (markup, FALSE);
}

static void
add_rows (WayScorecardView   *view,
          const WayDataset   *dataset,
          const WayScorecard *card,
          WayLang             lang)
{
  g_autofree char *markup = list_rows (dataset, card, lang);
  GtkWidget *label = new_label (markup, "facts"), *expander;

  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), view, G_CONNECT_SWAPPED);
  expander = gtk_expander_new (_("Its targets"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Its targets"), -1);
  gtk_widget_add_css_class (expander, "others");
  gtk_widget_set_margin_start (label, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), card->rows->len <= MAX_OPEN_ROWS);
  /* GTK 4.8 offers Tab to the links of a closed expander, too, and stays there. */
  g_object_bind_property (expander, "expanded", label, "can-focus", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (view->box), expander);
}

static void
way_scorecard_view_dispose (GObject *object)
{
  g_clear_pointer (&WAY_SCORECARD_VIEW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_scorecard_view_parent_class)->dispose (object);
}

static void
way_scorecard_view_class_init (WayScorecardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_scorecard_view_dispose;

  signals[SIGNAL_ACTIVATE_LINK]
    = g_signal_new ("activate-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scorecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_scorecard_view_init (WayScorecardView *view)
{
  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (view->box, GTK_WIDGET (view));
}

/**
 * way_scorecard_view_new:
 * @dataset: a snapshot
 * @card: a scorecard of it
 * @known_on: the day as known on which its targets are judged
 * @style: the look of the window, and the language
 *
 * Returns: (transfer floating): the scorecard; it emits "activate-link" with an
 *   address such as "policy:ID", or "plan:ID" for its table
 */
GtkWidget *
way_scorecard_view_new (WayDataset         *dataset,
                        const WayScorecard *card,
                        int                 known_on,
                        WaySceneStyle      *style)
{
  WayScorecardView *view;
  g_autofree char *counts = NULL, *under = NULL, *link = NULL;
  GtkWidget *bar, *label;
  WayLang lang;

  g_return_val_if_fail (dataset != NULL && card != NULL && WAY_IS_SCENE_STYLE (style), NULL);

  lang = way_scene_style_get_look (style)->lang;
  view = g_object_new (WAY_TYPE_SCORECARD_VIEW, NULL);
  bar = way_coverage_bar_new (style);
  way_coverage_bar_set (WAY_COVERAGE_BAR (bar), &card->coverage, lang);
  way_coverage_bar_explain (WAY_COVERAGE_BAR (bar), dataset, known_on, lang, card->rows);
  gtk_box_append (GTK_BOX (view->box), bar);
  counts = way_coverage_describe (&card->coverage, lang);
  gtk_box_append (GTK_BOX (view->box), new_label (counts, NULL));
  under = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "with those of %u policy that implements it",
                 "with those of %u policies that implement it", card->n_implementing),
    card->n_implementing);
  if (card->n_implementing > 0)
    gtk_box_append (GTK_BOX (view->box), new_label (under, "source"));
  add_rows (view, dataset, card, lang);
  link = g_markup_printf_escaped ("<a href=\"plan:%s\">%s</a>",
                                  way_dataset_get_policy (dataset, card->plan)->id,
                                  _("Show as table"));
  label = new_label (link, "facts");
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), view, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (view->box), label);
  return GTK_WIDGET (view);
}
