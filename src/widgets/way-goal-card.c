/* The card of a stated goal. Links have addresses of our own, "policy:ID" and
 * "indicator:ID/AREA", which the pane around the card opens.
 */
#include "config.h"

#include "way-goal-card.h"

#include <glib/gi18n.h>

#include "way-bars.h"
#include "way-bullet-bar.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-series.h"
#include "way-verdict-text.h"
#include "way-verdict-why.h"
#include "way-why.h"
#include "way-words.h"
#include "way-wrapped-label.h"

/* So many other policies are listed. */
#define MAX_OTHERS 50u

struct _WayGoalCard
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  WayDataset    *dataset;
  guint          stated;
  int            known_on;
  WayLang        lang;
};

G_DEFINE_FINAL_TYPE (WayGoalCard, way_goal_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
add_label (WayGoalCard *card,
           const char  *text,
           const char  *css_class)
{
  GtkWidget *label = way_wrapped_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* A selectable label that may not be focused, but can, holds Tab for ever. */
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (card->box), label);
  return label;
}

static const WayStatedGoal *
get_stated (const WayGoalCard *card)
{
  return way_dataset_get_stated_goal (card->dataset, card->stated);
}

static gboolean
link_cb (WayGoalCard *card,
         const char  *uri)
{
  g_signal_emit (card, signals[SIGNAL_ACTIVATE_LINK], 0, uri);
  return TRUE;
}

/* Colour, glyph and word together, so that none of them carries it alone. */
static const char *
verdict_class (WayVerdictId id)
{
  switch (id)
    {
    case WAY_VERDICT_MET:
    case WAY_VERDICT_REACHED_EARLY:
    case WAY_VERDICT_ON_TRACK:
      return "met";
    case WAY_VERDICT_MISSED:
    case WAY_VERDICT_MOVING_AWAY:
    case WAY_VERDICT_FAR_BEHIND:
      return "missed";
    case WAY_VERDICT_BEHIND:
      return "open";
    case WAY_VERDICT_RULE:
    case WAY_VERDICT_NOT_JUDGED:
    case WAY_VERDICT_NO_FIGURES:
    case WAY_VERDICT_NOT_PUBLISHED:
    case WAY_VERDICT_NO_FIGURE_FOR_YEAR:
    case WAY_VERDICT_TOO_EARLY:
    case WAY_N_VERDICTS:
    default:
      return "neutral";
    }
}

static void
add_verdict (WayGoalCard      *card,
             const WayVerdict *verdict)
{
  g_autofree char *word
    = way_verdict_get_word (card->dataset, card->stated, verdict, card->lang);
  g_autofree char *capital = way_phrase_capital (word);
  g_autofree char *text = g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict->id), capital);
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, verdict_class (verdict->id));
  gtk_box_append (GTK_BOX (card->box), chip);
}

static GtkWidget *
add_link (WayGoalCard *card,
          const char  *markup,
          const char  *css_class)
{
  GtkWidget *label = add_label (card, "", css_class);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_can_focus (label, TRUE);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), card, G_CONNECT_SWAPPED);
  return label;
}

/* The goal's name, which leads to all its statements. */
static void
add_goal_link (WayGoalCard *card,
               const char  *goal)
{
  g_autofree char *markup = g_markup_printf_escaped (
    "<a href=\"goal:%s\" title=\"%s\">%s</a>",
    way_dataset_get_goal (card->dataset, get_stated (card)->goal)->id,
    _("All statements of this goal"), goal);

  add_link (card, markup, "strong");
}

/* What the target is measured by, which leads to all about it. */
static void
add_indicator_link (WayGoalCard *card)
{
  const WayIndicator *indicator
    = way_dataset_get_indicator (card->dataset, get_stated (card)->indicator);
  g_autofree char *markup
    = g_markup_printf_escaped ("<a href=\"about:%s\">%s</a>", indicator->id,
                               _("About this indicator"));

  add_link (card, markup, "others");
}

/* The target in one line; where its indicator has figures, the line leads to
 * their chart. */
static void
add_target_line (WayGoalCard *card,
                 const char  *target)
{
  const WayStatedGoal *stated = get_stated (card);
  const WayIndicator *indicator = way_dataset_get_indicator (card->dataset, stated->indicator);
  g_autofree char *markup = NULL;

  if (way_series_newest_value (card->dataset, stated->indicator, stated->area, WAY_KNOWN_ALL)
      == WAY_NONE)
    {
      add_label (card, target, "target");
      return;
    }
  markup = g_markup_printf_escaped (
    "<a href=\"indicator:%s/%s\" title=\"%s\">%s</a>", indicator->id,
    way_dataset_get_area (card->dataset, stated->area)->code, _("Show the chart"), target);
  add_link (card, markup, "target");
}

static void
add_target (WayGoalCard      *card,
            const WayVerdict *verdict,
            WaySceneStyle    *style)
{
  const WayStatedGoal *stated = get_stated (card);
  double value;
  g_autofree char *target = way_phrase_target (card->dataset, stated, card->lang);
  g_autofree char *told
    = way_verdict_describe (card->dataset, card->stated, verdict, card->known_on, card->lang);
  g_autofree char *both = g_strdup_printf (card->lang == WAY_LANG_ZH ? "%s。%s" : "%s. %s",
                                           target, told);

  add_target_line (card, target);
  if (way_bar_get_measured (card->dataset, card->stated, verdict, &value))
    gtk_box_append (GTK_BOX (card->box),
                    way_bullet_bar_new (style, value, stated->value, both));
  add_verdict (card, verdict);
  if (*told != '\0')
    add_label (card, told, "facts");
  gtk_box_append (GTK_BOX (card->box), way_verdict_why_new (card->dataset, card->stated,
                                                            card->known_on, card->lang));
  add_indicator_link (card);
}

/* Where the figures come from: the source of the statement, and that of the
 * value beside it. */
static void
add_sources (WayGoalCard *card,
             guint        measured)
{
  const WayStatedGoal *stated = get_stated (card);
  const WaySource *source = way_dataset_get_source (card->dataset, stated->source);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Stated in: %s (%s)"),
                          way_provenance_cite (card->dataset, stated->source, card->lang),
                          way_evidence_name (source->evidence, card->lang));
  if (measured != WAY_NONE)
    {
      const WayObservation *row = way_dataset_get_observation (card->dataset, measured);
      const WaySource *figure = way_dataset_get_source (card->dataset, row->source);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Figure from: %s (%s)"),
                              way_provenance_cite (card->dataset, row->source, card->lang),
                              way_evidence_name (figure->evidence, card->lang));
      if (row->basis != WAY_NONE)
        {
          const WayBasis *basis = way_dataset_get_basis (card->dataset, row->basis);

          g_string_append_c (text, '\n');
          g_string_append_printf (text, _("Basis: %s"), basis->name[card->lang]);
        }
    }
  add_label (card, text->str, "source");
  g_string_free (text, TRUE);
}

/* The other policies that state the goal, as links in the order of time: the
 * first of them, where there are very many. */
static char *
list_others (const WayGoalCard *card,
             guint             *n_others)
{
  const WayStatedGoal *stated = get_stated (card);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (NULL);
  const guint *statements;
  guint n;

  statements = way_dataset_get_statements (card->dataset, stated->goal, &n);
  g_hash_table_add (seen, GUINT_TO_POINTER (stated->policy));
  for (guint i = 0; i < n; i++)
    {
      guint policy = way_dataset_get_stated_goal (card->dataset, statements[i])->policy;
      const WayPolicy *row;
      g_autofree char *line = NULL;

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (policy))
          || g_hash_table_size (seen) - 1 > MAX_OTHERS)
        continue;
      row = way_dataset_get_policy (card->dataset, policy);
      line = g_markup_printf_escaped ("%s<a href=\"policy:%s\">%s</a> · %d",
                                      text->len > 0 ? "\n" : "", row->id,
                                      row->short_title[card->lang], row->date.year);
      g_string_append (text, line);
    }
  *n_others = g_hash_table_size (seen) - 1;
  if (*n_others > MAX_OTHERS)
    {
      g_autofree char *count = way_phrase_count (*n_others - MAX_OTHERS);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("and %s more, which the table page lists"), count);
    }
  return g_string_free (text, FALSE);
}

static void
add_others (WayGoalCard *card)
{
  guint n_others;
  g_autofree char *links = list_others (card, &n_others);
  g_autofree char *count = way_phrase_count (n_others);
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s other policy states this goal",
                 "%s other policies state this goal", n_others), count);
  GtkWidget *expander, *label;

  if (n_others == 0)
    return;
  expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), way_wrapped_label_new (title));
  label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), links);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 18);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), card, G_CONNECT_SWAPPED);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  /* GTK 4.8 offers Tab to the links of a closed expander, too, and stays there. */
  g_object_bind_property (expander, "expanded", label, "can-focus", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_add_css_class (expander, "others");
  gtk_box_append (GTK_BOX (card->box), expander);
}

static void
way_goal_card_dispose (GObject *object)
{
  WayGoalCard *card = WAY_GOAL_CARD (object);

  g_clear_pointer (&card->box, gtk_widget_unparent);
  g_clear_pointer (&card->dataset, way_dataset_unref);

  G_OBJECT_CLASS (way_goal_card_parent_class)->dispose (object);
}

static void
way_goal_card_class_init (WayGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_goal_card_dispose;

  signals[SIGNAL_ACTIVATE_LINK]
    = g_signal_new ("activate-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "goalcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_goal_card_init (WayGoalCard *card)
{
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (card->box, GTK_WIDGET (card));
}

/**
 * way_goal_card_new:
 * @dataset: a snapshot
 * @stated: the number of a stated goal
 * @known_on: the day as known on which its target is judged, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @style: the look of the window, and the language
 *
 * Returns: (transfer floating): the card; it emits "activate-link" with an
 *   address such as "policy:ID"
 */
GtkWidget *
way_goal_card_new (WayDataset    *dataset,
                   guint          stated,
                   int            known_on,
                   WaySceneStyle *style)
{
  WayGoalCard *card;
  const WayStatedGoal *row;
  const char *goal;
  guint measured = WAY_NONE;

  g_return_val_if_fail (dataset != NULL && WAY_IS_SCENE_STYLE (style), NULL);

  card = g_object_new (WAY_TYPE_GOAL_CARD, NULL);
  card->dataset = way_dataset_ref (dataset);
  card->stated = stated;
  card->known_on = known_on;
  card->lang = way_scene_style_get_look (style)->lang;
  way_why_answer_for (GTK_WIDGET (card), dataset, known_on, card->lang, way_answer_add_statement,
                      stated);
  way_why_add_menu (GTK_WIDGET (card));
  row = get_stated (card);
  goal = way_dataset_get_goal (dataset, row->goal)->title[card->lang];
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, goal, -1);
  add_goal_link (card, goal);
  add_label (card, row->statement[card->lang], NULL);
  if (way_stated_goal_is_target (row))
    {
      WayVerdict verdict = way_verdict_judge (dataset, stated, known_on);

      add_target (card, &verdict, style);
      measured = way_verdict_get_measured (&verdict);
    }
  add_sources (card, measured);
  add_others (card);
  return GTK_WIDGET (card);
}
