/* Both pages are one column of labels. What they name are links: policy:ID,
 * goal:ID, about:ID for an indicator, and indicator:ID/AREA for a chart.
 */
#include "config.h"

#include "way-subject-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-series.h"
#include "way-thread.h"
#include "way-verdict-why.h"
#include "way-why.h"
#include "way-words.h"
#include "way-wrapped-label.h"

/* No more statements and targets than this are listed. */
#define MAX_LISTED 50u

/* As many statements as are seen are made at once, and so many in each of the next
 * frames, since each is several labels to be wrapped. */
#define FIRST_LISTED 4u
#define FILL_STEP 2u

struct _WaySubjectPage
{
  GtkWidget   parent_instance;

  WayDataset *dataset;
  int         known_on;
  WayLang     lang;
  GtkWidget  *box;
  GArray     *thread;        /* WayStation, of a goal */
  guint       n_listed;      /* of those */
  guint       fill_tick;     /* until all are that will be */
};

G_DEFINE_FINAL_TYPE (WaySubjectPage, way_subject_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
link_cb (WaySubjectPage *page,
         const char     *uri)
{
  /* Other addresses are for the browser. */
  if (strstr (uri, "://") != NULL)
    return FALSE;
  g_signal_emit (page, signals[SIGNAL_ACTIVATE_LINK], 0, uri);
  return TRUE;
}

static GtkWidget *
add_markup (WaySubjectPage *page,
            const char     *markup,
            const char     *css_class)
{
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), page, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page->box), label);
  return label;
}

static void
add_text (WaySubjectPage *page,
          const char     *text,
          const char     *css_class)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (*text != '\0')
    add_markup (page, markup, css_class);
}

static void
add_heading (WaySubjectPage *page,
             const char     *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "section");
  gtk_box_append (GTK_BOX (page->box), label);
}

/* The kind of subject, and its name in both languages. */
static void
add_title (WaySubjectPage    *page,
           const char        *kind,
           const char *const *name)
{
  GtkWidget *chip = gtk_label_new (kind);

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "accent");
  gtk_box_append (GTK_BOX (page->box), chip);
  add_text (page, name[page->lang], "title-2");
  add_text (page, name[!page->lang], "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name[page->lang], -1);
}

/* "✕ R&D intensity ≥ 2.5% of GDP by 2020 · missed", the target leading to its
 * indicator. */
static void
add_target (WaySubjectPage *page,
            guint           stated)
{
  const WayStatedGoal *row = way_dataset_get_stated_goal (page->dataset, stated);
  WayVerdict verdict = way_verdict_judge (page->dataset, stated, page->known_on);
  g_autofree char *target = way_phrase_target (page->dataset, row, page->lang);
  g_autofree char *word = way_verdict_get_word (page->dataset, stated, &verdict, page->lang);
  g_autofree char *markup = g_markup_printf_escaped (
    "%s <a href=\"about:%s\">%s</a> · %s · <i>%s</i>", way_verdict_get_glyph (verdict.id),
    way_dataset_get_indicator (page->dataset, row->indicator)->id, target,
    way_dataset_get_area (page->dataset, row->area)->name[page->lang], word);

  way_why_answer_for (add_markup (page, markup, "facts"), page->dataset, page->known_on, page->lang,
                      way_answer_add_statement, stated);
  gtk_box_append (GTK_BOX (page->box), way_verdict_why_new (page->dataset, stated, page->known_on,
                                                            page->lang));
}

static void
add_policy_line (WaySubjectPage *page,
                 guint           policy,
                 const char     *suffix)
{
  const WayPolicy *row = way_dataset_get_policy (page->dataset, policy);
  g_autofree char *date = way_date_to_text (row->date, page->lang);
  g_autofree char *markup
    = g_markup_printf_escaped ("<a href=\"policy:%s\">%s</a> · %s%s%s", row->id,
                               row->short_title[page->lang], date, *suffix != '\0' ? " · " : "",
                               suffix);
  GtkWidget *label = add_markup (page, markup, NULL);

  gtk_widget_set_margin_top (label, 8);
  way_why_answer_for (label, page->dataset, page->known_on, page->lang, way_answer_add_policy,
                      policy);
}

static void
add_station (WaySubjectPage   *page,
             const WayStation *station)
{
  const WayStatedGoal *row;

  add_policy_line (page, station->policy, way_change_get_word (station->change, page->lang));
  if (station->stated == WAY_NONE)
    return;
  row = way_dataset_get_stated_goal (page->dataset, station->stated);
  add_text (page, row->statement[page->lang], NULL);
  if (way_stated_goal_is_target (row))
    add_target (page, station->stated);
  {
    g_autofree char *source = g_strdup_printf (
      _("Stated in: %s (%s)"), way_provenance_cite (page->dataset, row->source, page->lang),
      way_evidence_name (way_dataset_get_source (page->dataset, row->source)->evidence,
                         page->lang));

    add_text (page, source, "source");
  }
}

/* Says how many of a list are left out. */
static void
add_rest (WaySubjectPage *page,
          guint           n)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (n <= MAX_LISTED)
    return;
  count = way_phrase_count (n - MAX_LISTED);
  text = g_strdup_printf (_("and %s more, which the table page lists"), count);
  add_text (page, text, "source");
}

/* Whether there are more. */
static gboolean
add_stations (WaySubjectPage *page,
              guint           n)
{
  guint end = MIN (page->n_listed + n, MIN (page->thread->len, MAX_LISTED));

  while (page->n_listed < end)
    add_station (page, &g_array_index (page->thread, WayStation, page->n_listed++));
  if (page->n_listed < MIN (page->thread->len, MAX_LISTED))
    return TRUE;
  add_rest (page, page->thread->len);
  return FALSE;
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WaySubjectPage *page = WAY_SUBJECT_PAGE (widget);

  if (add_stations (page, FILL_STEP))
    return G_SOURCE_CONTINUE;
  page->fill_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_goal (WaySubjectPage *page,
           guint           number)
{
  const WayGoal *goal = way_dataset_get_goal (page->dataset, number);
  g_autofree char *count = NULL;
  g_autofree char *heading = NULL;

  add_title (page, _("Goal"), goal->title);
  add_text (page, way_dataset_get_theme (page->dataset, goal->theme)->name[page->lang], "facts");
  add_text (page, goal->description[page->lang], NULL);
  page->thread = way_thread_new (page->dataset, number);
  count = way_phrase_count (page->thread->len);
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s statement, in the order of time",
                                          "%s statements, in the order of time",
                                          page->thread->len), count);
  add_heading (page, heading);
  if (add_stations (page, FIRST_LISTED))
    page->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (page), fill_cb, NULL, NULL);
}

static void
add_fact (WaySubjectPage *page,
          const char     *label,
          const char     *value)
{
  g_autofree char *text = way_phrase_fact (label, value, page->lang);

  add_text (page, text, "facts");
}

static void
add_definition (WaySubjectPage     *page,
                const WayIndicator *indicator)
{
  g_autofree char *source = way_provenance_of_source (page->dataset, indicator->source, page->lang);

  add_text (page, indicator->definition[page->lang], NULL);
  add_fact (page, _("Unit"), indicator->unit[page->lang]);
  add_fact (page, _("Measured"), way_timing_name (indicator->timing, page->lang));
  add_fact (page, _("Direction"), way_better_name (indicator->better, page->lang));
  if (indicator->prices != WAY_PRICES_NONE)
    add_fact (page, _("Prices"), way_prices_name (indicator->prices, page->lang));
  add_text (page, source, "source");
}

/* The series held: the newest value of each area, which leads to its chart. */
static guint
add_series (WaySubjectPage     *page,
            guint               number,
            const WayIndicator *indicator)
{
  guint n_areas = 0;

  for (guint area = 0; area < way_dataset_get_n_rows (page->dataset, WAY_TABLE_AREAS); area++)
    {
      const WayArea *row = way_dataset_get_area (page->dataset, area);
      guint newest = way_series_newest_value (page->dataset, number, area, page->known_on);
      g_autofree char *value = NULL, *markup = NULL;

      if (newest == WAY_NONE)
        continue;
      if (n_areas++ == 0)
        add_heading (page, _("Newest figures held"));
      value = way_phrase_observation (page->dataset, newest, page->lang);
      markup = g_markup_printf_escaped ("<a href=\"indicator:%s/%s\" title=\"%s\">%s</a> · %s",
                                        indicator->id, row->code, _("Show the chart"),
                                        row->name[page->lang], value);
      way_why_answer_for (add_markup (page, markup, "facts"), page->dataset, page->known_on,
                          page->lang, way_answer_add_observation, newest);
    }
  return n_areas;
}

static void
fill_indicator (WaySubjectPage *page,
                guint           number)
{
  const WayIndicator *indicator = way_dataset_get_indicator (page->dataset, number);
  const guint *targets;
  guint n_targets;

  add_title (page, _("Indicator"), indicator->name);
  add_definition (page, indicator);
  if (add_series (page, number, indicator) == 0)
    add_text (page, _("The data set has no figures of this indicator."), "facts");
  targets = way_dataset_get_targets (page->dataset, number, &n_targets);
  if (n_targets > 0)
    add_heading (page, _("Targets that rest on it"));
  for (guint i = 0; i < MIN (n_targets, MAX_LISTED); i++)
    {
      add_policy_line (page, way_dataset_get_stated_goal (page->dataset, targets[i])->policy, "");
      add_target (page, targets[i]);
    }
  add_rest (page, n_targets);
}

/* The way back to the policy from which the subject was opened. */
static void
add_way_back (WaySubjectPage *page,
              guint           policy)
{
  const WayPolicy *row = way_dataset_get_policy (page->dataset, policy);
  g_autofree char *markup = g_markup_printf_escaped ("← <a href=\"policy:%s\">%s</a>", row->id,
                                                     row->short_title[page->lang]);

  add_markup (page, markup, "facts");
}

static void
way_subject_page_dispose (GObject *object)
{
  WaySubjectPage *page = WAY_SUBJECT_PAGE (object);

  if (page->fill_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (page), page->fill_tick);
  page->fill_tick = 0;
  g_clear_pointer (&page->thread, g_array_unref);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  g_clear_pointer (&page->dataset, way_dataset_unref);

  G_OBJECT_CLASS (way_subject_page_parent_class)->dispose (object);
}

static void
way_subject_page_class_init (WaySubjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_subject_page_dispose;

  signals[SIGNAL_ACTIVATE_LINK]
    = g_signal_new ("activate-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "subject");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_subject_page_init (WaySubjectPage *page)
{
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_margin_start (page->box, 16);
  gtk_widget_set_margin_end (page->box, 16);
  gtk_widget_set_margin_top (page->box, 14);
  gtk_widget_set_margin_bottom (page->box, 24);
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
}

/**
 * way_subject_page_new:
 * @dataset: a snapshot
 * @subject: "goal:" or "indicator:" and an id
 * @selected: the selected policy, to which a link leads back, or %WAY_NONE
 * @known_on: the day as known on which targets are judged, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @style: the look of the window, and the language
 *
 * Returns: (transfer floating) (nullable): the page, which emits
 *   "activate-link" with an address such as "policy:ID"; %NULL if the data set
 *   has no such subject
 */
GtkWidget *
way_subject_page_new (WayDataset    *dataset,
                      const char    *subject,
                      guint          selected,
                      int            known_on,
                      WaySceneStyle *style)
{
  gboolean is_goal;
  const char *id;
  WaySubjectPage *page;
  guint number;

  g_return_val_if_fail (dataset != NULL && subject != NULL && WAY_IS_SCENE_STYLE (style), NULL);

  is_goal = g_str_has_prefix (subject, "goal:");
  if (!is_goal && !g_str_has_prefix (subject, "indicator:"))
    return NULL;
  id = strchr (subject, ':') + 1;
  number = way_dataset_find (dataset, is_goal ? WAY_TABLE_GOALS : WAY_TABLE_INDICATORS, id);
  if (number == WAY_NONE)
    return NULL;
  page = g_object_new (WAY_TYPE_SUBJECT_PAGE, NULL);
  page->dataset = way_dataset_ref (dataset);
  page->known_on = known_on;
  page->lang = way_scene_style_get_look (style)->lang;
  if (selected != WAY_NONE)
    add_way_back (page, selected);
  if (is_goal)
    fill_goal (page, number);
  else
    fill_indicator (page, number);
  return GTK_WIDGET (page);
}
