/* Pages of waymark show. Every page names the rows that it leads to by their
 * ids, so that each can be shown in turn.
 */
#include "config.h"

#include "way-cli-page.h"

#include "way-cli-data.h"
#include "way-cli-text.h"
#include "way-phrases.h"
#include "way-series.h"
#include "way-verdict-text.h"
#include "way-words.h"

#include <string.h>

#define LABEL_WIDTH 14
#define SEPARATOR " · "

typedef struct
{
  GString          *out;
  const WayDataset *dataset;
  int               known_on;
  WayLang           lang;
  guint             width;
} Page;

static void
print_paragraph (Page       *page,
                 guint       indent,
                 const char *text)
{
  way_text_wrap (page->out, text, indent, page->width);
}

static void
print_heading (Page       *page,
               const char *text)
{
  g_string_append_printf (page->out, "\n%s\n", way_tr (page->lang, text));
}

/* A label and its text beside it; nothing if the text is empty. */
static void
print_field (Page       *page,
             const char *label,
             const char *text)
{
  const char *name = way_tr (page->lang, label);
  guint blanks = MAX (LABEL_WIDTH, way_text_width (name) + 1);
  gsize start = page->out->len;

  if (*text == '\0')
    return;
  print_paragraph (page, blanks, text);
  /* The blanks before the first line make room for the label. */
  g_string_erase (page->out, start, way_text_width (name));
  g_string_insert (page->out, start, name);
}

static void
print_titles (Page              *page,
              const char *const *titles)
{
  print_paragraph (page, 0, titles[page->lang]);
  print_paragraph (page, 0, titles[page->lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN]);
  g_string_append_c (page->out, '\n');
}

static void
add_piece (GString    *line,
           const char *piece)
{
  if (*piece != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? SEPARATOR : "", piece);
}

static void
add_printed (GString *line,
             char    *piece)
{
  add_piece (line, piece);
  g_free (piece);
}

static void
print_target (Page                *page,
              const WayStatedGoal *stated,
              guint                indent)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const WayDataset *dataset = page->dataset;
  g_autofree char *figure = way_cli_target_text (dataset, stated, page->lang);

  g_string_append_printf (line, way_tr (page->lang, "Target: %s %s"),
                          way_dataset_get_indicator (dataset, stated->indicator)->name[page->lang],
                          figure);
  add_piece (line, way_dataset_get_area (dataset, stated->area)->name[page->lang]);
  if (stated->due_year != 0)
    add_printed (line, g_strdup_printf (way_tr (page->lang, "by %d"), stated->due_year));
  if (stated->has_baseline && stated->baseline_year != 0)
    add_printed (line, g_strdup_printf (way_tr (page->lang, "from %s in %d"),
                                        stated->baseline_text, stated->baseline_year));
  else if (stated->has_baseline)
    add_printed (line, g_strdup_printf (way_tr (page->lang, "from %s"), stated->baseline_text));
  add_piece (line, way_measure_name (stated->measure, page->lang));
  print_paragraph (page, indent, line->str);
}

static void
print_value (Page                 *page,
             const WayObservation *observation,
             guint                 indent)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const WayIndicator *indicator
    = way_dataset_get_indicator (page->dataset, observation->indicator);
  g_autofree char *published = way_date_to_text (observation->published, page->lang);
  g_autofree char *quantity
    = way_quantity_to_text (observation->value_text, indicator->unit[page->lang]);

  g_string_append_printf (line, way_tr (page->lang, "Newest value: %s"), quantity);
  add_printed (line, g_strdup_printf (way_tr (page->lang, "for %d"), observation->year));
  add_piece (line, way_status_name (observation->status, page->lang));
  add_printed (line, g_strdup_printf (way_tr (page->lang, "published %s"), published));
  if (observation->basis != WAY_NONE)
    add_piece (line, way_dataset_get_basis (page->dataset, observation->basis)->name[page->lang]);
  add_piece (line, way_dataset_get_source (page->dataset, observation->source)->id);
  print_paragraph (page, indent, line->str);
}

/* What the figures say of a target: the verdict, and what stands behind it. */
static void
print_verdict (Page                *page,
               const WayStatedGoal *stated,
               guint                indent)
{
  guint index = way_dataset_find (page->dataset, WAY_TABLE_POLICY_GOALS, stated->id);
  WayVerdict verdict = way_verdict_judge (page->dataset, index, page->known_on);
  g_autofree char *word = way_verdict_get_word (page->dataset, index, &verdict, page->lang);
  g_autofree char *capital = way_phrase_capital (word);
  g_autofree char *told
    = way_verdict_describe (page->dataset, index, &verdict, page->known_on, page->lang);
  g_autofree char *line = g_strdup_printf ("%s %s%s%s", way_verdict_get_glyph (verdict.id), capital,
                                           *told != '\0' ? ". " : "", told);

  print_paragraph (page, indent, line);
}

/* The target of a stated goal, if it is one, the verdict, and the newest value
 * of its series. */
static void
print_figures (Page                *page,
               const WayStatedGoal *stated,
               guint                indent)
{
  guint newest;

  if (!way_stated_goal_is_target (stated))
    return;
  print_target (page, stated, indent);
  print_verdict (page, stated, indent);
  newest = way_series_newest_value (page->dataset, stated->indicator, stated->area, page->known_on);
  if (newest != WAY_NONE)
    print_value (page, way_dataset_get_observation (page->dataset, newest), indent);
}

/* A line that names another row: its title and its id. */
static void
print_link (Page       *page,
            guint       indent,
            const char *before,
            const char *title,
            const char *id)
{
  g_autofree char *line = g_strdup_printf ("%s%s [%s]", before, title, id);

  print_paragraph (page, indent, line);
}

/* As print_link(), for a policy, with its date. */
static void
print_policy_link (Page       *page,
                   const char *before,
                   guint       index)
{
  const WayPolicy *policy = way_dataset_get_policy (page->dataset, index);
  g_autofree char *date = way_date_to_iso (policy->date);
  g_autofree char *all = g_strdup_printf ("%s%s%s%s", before, *before != '\0' ? SEPARATOR : "",
                                          date, SEPARATOR);

  print_link (page, 2, all, policy->short_title[page->lang], policy->id);
}

static void
print_policy_date (Page            *page,
                   const WayPolicy *policy)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_printed (line, way_date_to_text (policy->date, page->lang));
  add_piece (line, way_date_event_name (policy->event, page->lang));
  add_piece (line, way_date_precision_name (policy->date, page->lang));
  print_field (page, WAY_C_ ("label", "Date"), line->str);
}

static void
print_period (Page            *page,
              const WayPolicy *policy)
{
  g_autofree char *period = NULL;

  if (policy->period_start == 0 && policy->period_end == 0)
    return;
  if (policy->period_end == 0)
    period = g_strdup_printf (way_tr (page->lang, "from %d, open"), policy->period_start);
  else if (policy->period_start == 0)
    period = g_strdup_printf (way_tr (page->lang, "to %d"), policy->period_end);
  else
    period = g_strdup_printf (page->lang == WAY_LANG_ZH ? "%d—%d年" : "%d–%d",
                              policy->period_start, policy->period_end);
  print_field (page, WAY_C_ ("label", "Period"), period);
}

static void
print_issuers (Page            *page,
               const WayPolicy *policy)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < policy->n_issuers; i++)
    add_piece (line, way_dataset_get_organisation (page->dataset,
                                                   way_dataset_get_issuer (page->dataset, policy,
                                                                           i))->name[page->lang]);
  print_field (page, WAY_C_ ("label", "Issued by"), line->str);
}

static void
print_policy_head (Page            *page,
                   const WayPolicy *policy)
{
  g_autoptr (GString) kind = g_string_new (way_policy_kind_name (policy->kind, page->lang));

  add_piece (kind, way_level_name (policy->level, page->lang));
  if (policy->region != WAY_NONE)
    add_piece (kind, way_dataset_get_area (page->dataset, policy->region)->name[page->lang]);
  print_titles (page, policy->title);
  print_field (page, WAY_C_ ("label", "Id"), policy->id);
  print_field (page, WAY_C_ ("label", "Kind"), kind->str);
  print_policy_date (page, policy);
  print_issuers (page, policy);
  print_field (page, WAY_C_ ("label", "Number"), policy->number[page->lang]);
  print_period (page, policy);
  print_field (page, WAY_C_ ("label", "Theme"),
               way_dataset_get_theme (page->dataset, policy->theme)->name[page->lang]);
  print_field (page, WAY_C_ ("label", "Confidence"),
               way_confidence_name (policy->confidence, page->lang));
  if (*policy->summary[page->lang] != '\0')
    g_string_append_c (page->out, '\n');
  print_paragraph (page, 0, policy->summary[page->lang]);
}

/* The words of a statement, and the source that has them. */
static void
print_wording (Page                *page,
               const WayStatedGoal *stated)
{
  g_autofree char *line
    = g_strdup_printf ("%s [%s]", stated->statement[page->lang],
                       way_dataset_get_source (page->dataset, stated->source)->id);

  print_paragraph (page, 4, line);
}

static void
print_stated_of_policy (Page            *page,
                        const WayPolicy *policy)
{
  if (policy->n_stated > 0)
    print_heading (page, WAY_N_ ("Stated goals"));
  for (guint i = 0; i < policy->n_stated; i++)
    {
      const WayStatedGoal *stated
        = way_dataset_get_stated_goal (page->dataset, policy->first_stated + i);

      print_link (page, 2, "",
                  way_dataset_get_goal (page->dataset, stated->goal)->title[page->lang],
                  stated->id);
      print_wording (page, stated);
      print_figures (page, stated, 4);
    }
}

static void
print_relations (Page  *page,
                 guint  index)
{
  const WayPolicy *policy = way_dataset_get_policy (page->dataset, index);
  guint n;
  const guint *incoming = way_dataset_get_incoming (page->dataset, index, &n);

  if (policy->n_relations + n > 0)
    print_heading (page, WAY_N_ ("Related policies"));
  for (guint i = 0; i < policy->n_relations; i++)
    {
      const WayRelation *relation
        = way_dataset_get_relation (page->dataset, policy->first_relation + i);

      print_policy_link (page, way_relation_name (relation->kind, FALSE, page->lang),
                         relation->to);
    }
  for (guint i = 0; i < n; i++)
    {
      const WayRelation *relation = way_dataset_get_relation (page->dataset, incoming[i]);

      print_policy_link (page, way_relation_name (relation->kind, TRUE, page->lang),
                         relation->from);
    }
}

/* What a source is, and with `supports` what it shows. */
static void
print_source_link (Page       *page,
                   guint       index,
                   const char *supports)
{
  const WaySource *source = way_dataset_get_source (page->dataset, index);
  g_autoptr (GString) line = g_string_new (NULL);

  print_link (page, 2, "", source->title, source->id);
  add_piece (line, source->publisher);
  add_printed (line, way_date_to_text (source->date, page->lang));
  add_piece (line, way_evidence_name (source->evidence, page->lang));
  if (*supports != '\0')
    add_printed (line, g_strdup_printf (way_tr (page->lang, "supports: %s"), supports));
  print_paragraph (page, 4, line->str);
  print_paragraph (page, 4, source->url);
}

static void
print_policy (Page  *page,
              guint  index)
{
  const WayPolicy *policy = way_dataset_get_policy (page->dataset, index);

  print_policy_head (page, policy);
  print_stated_of_policy (page, policy);
  print_relations (page, index);
  if (policy->n_sources > 0)
    print_heading (page, WAY_N_ ("Sources"));
  for (guint i = 0; i < policy->n_sources; i++)
    {
      const WayPolicySource *link
        = way_dataset_get_policy_source (page->dataset, policy->first_source + i);

      print_source_link (page, link->source, link->supports[page->lang]);
    }
}

/* A statement on a page that is not its policy's: whose it is, and what. */
static void
print_statement (Page                *page,
                 const WayStatedGoal *stated)
{
  const WayPolicy *policy = way_dataset_get_policy (page->dataset, stated->policy);
  g_autofree char *date = way_date_to_iso (policy->date);
  g_autofree char *before = g_strconcat (date, SEPARATOR, NULL);

  print_link (page, 2, before, policy->short_title[page->lang], stated->id);
  print_wording (page, stated);
  print_figures (page, stated, 4);
}

static void
print_goal (Page  *page,
            guint  index)
{
  const WayGoal *goal = way_dataset_get_goal (page->dataset, index);
  guint n;
  const guint *statements = way_dataset_get_statements (page->dataset, index, &n);

  print_titles (page, goal->title);
  print_field (page, WAY_C_ ("label", "Id"), goal->id);
  print_field (page, WAY_C_ ("label", "Theme"),
               way_dataset_get_theme (page->dataset, goal->theme)->name[page->lang]);
  if (*goal->description[page->lang] != '\0')
    g_string_append_c (page->out, '\n');
  print_paragraph (page, 0, goal->description[page->lang]);
  if (n > 0)
    print_heading (page, WAY_N_ ("Stated in"));
  for (guint i = 0; i < n; i++)
    print_statement (page, way_dataset_get_stated_goal (page->dataset, statements[i]));
}

static void
print_stated_goal (Page  *page,
                   guint  index)
{
  const WayStatedGoal *stated = way_dataset_get_stated_goal (page->dataset, index);
  const WayGoal *goal = way_dataset_get_goal (page->dataset, stated->goal);
  guint n;

  way_dataset_get_statements (page->dataset, stated->goal, &n);
  print_titles (page, stated->statement);
  print_field (page, WAY_C_ ("label", "Id"), stated->id);
  print_field (page, WAY_C_ ("label", "Area"),
               way_dataset_get_area (page->dataset, stated->area)->name[page->lang]);
  print_figures (page, stated, 0);
  print_heading (page, WAY_N_ ("Policy"));
  print_policy_link (page, "", stated->policy);
  print_heading (page, WAY_N_ ("Goal"));
  print_link (page, 2, "", goal->title[page->lang], goal->id);
  if (n > 1)
    {
      g_autofree char *others
        = g_strdup_printf (way_tr_n (page->lang, "%u more statement shares this goal",
                                     "%u more statements share this goal", n - 1), n - 1);

      print_paragraph (page, 2, others);
    }
  print_heading (page, WAY_N_ ("Source"));
  print_source_link (page, stated->source, "");
}

static void
add_value_row (Page                 *page,
               WayTextTable         *table,
               const WayObservation *observation)
{
  const WayDataset *dataset = page->dataset;
  const char *area = way_dataset_get_area (dataset, observation->area)->name[page->lang];
  g_autofree char *first = g_strconcat ("  ", area, NULL);
  g_autofree char *year = g_strdup_printf ("%d", observation->year);
  g_autofree char *published = way_date_to_iso (observation->published);

  way_text_table_add (table, first);
  way_text_table_add (table, year);
  way_text_table_add (table, observation->value_text);
  way_text_table_add (table, way_status_name (observation->status, page->lang));
  way_text_table_add (table, published);
  way_text_table_add (table, way_dataset_get_source (dataset, observation->source)->id);
  way_text_table_add (table, observation->basis != WAY_NONE
                             ? way_dataset_get_basis (dataset, observation->basis)->name[page->lang]
                             : "");
}

static void
print_values (Page  *page,
              guint  indicator)
{
  g_autoptr (WayTextTable) table = way_text_table_new (7, 1 << 2);
  gboolean any = FALSE;

  for (guint i = 0; i < way_dataset_get_n_rows (page->dataset, WAY_TABLE_OBSERVATIONS); i++)
    {
      const WayObservation *observation = way_dataset_get_observation (page->dataset, i);

      if (observation->indicator != indicator
          || way_date_last_day (observation->published) > page->known_on)
        continue;
      any = TRUE;
      add_value_row (page, table, observation);
    }
  if (any)
    print_heading (page, WAY_N_ ("Values"));
  way_text_table_print (table, page->out);
}

static void
print_targets_of_indicator (Page  *page,
                            guint  indicator)
{
  gboolean any = FALSE;

  for (guint i = 0; i < way_dataset_get_n_rows (page->dataset, WAY_TABLE_POLICY_GOALS); i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (page->dataset, i);

      if (stated->indicator != indicator)
        continue;
      if (!any)
        print_heading (page, WAY_N_ ("Targets"));
      any = TRUE;
      print_link (page, 2, "",
                  way_dataset_get_policy (page->dataset, stated->policy)->short_title[page->lang],
                  stated->id);
      print_target (page, stated, 4);
    }
}

static void
print_indicator (Page  *page,
                 guint  index)
{
  const WayIndicator *indicator = way_dataset_get_indicator (page->dataset, index);
  g_autoptr (GString) nature = g_string_new (way_timing_name (indicator->timing, page->lang));

  add_piece (nature, way_better_name (indicator->better, page->lang));
  if (indicator->prices != WAY_PRICES_NONE)
    add_piece (nature, way_prices_name (indicator->prices, page->lang));
  print_titles (page, indicator->name);
  print_field (page, WAY_C_ ("label", "Id"), indicator->id);
  print_field (page, WAY_C_ ("label", "Unit"), indicator->unit[page->lang]);
  print_field (page, WAY_C_ ("label", "Nature"), nature->str);
  print_field (page, WAY_C_ ("label", "Definition"), indicator->definition[page->lang]);
  print_targets_of_indicator (page, index);
  print_values (page, index);
  print_heading (page, WAY_N_ ("Described in"));
  print_source_link (page, indicator->source, "");
}

/* The rows of other tables that rest on a source. */
static void
print_uses (Page  *page,
            guint  source)
{
  const WayDataset *dataset = page->dataset;
  guint n_values = 0;

  print_heading (page, WAY_N_ ("Supports"));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_SOURCES); i++)
    if (way_dataset_get_policy_source (dataset, i)->source == source)
      {
        const WayPolicySource *link = way_dataset_get_policy_source (dataset, i);
        g_autofree char *before = g_strconcat (link->supports[page->lang], SEPARATOR, NULL);

        print_link (page, 2, before,
                    way_dataset_get_policy (dataset, link->policy)->short_title[page->lang],
                    way_dataset_get_policy (dataset, link->policy)->id);
      }
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS); i++)
    if (way_dataset_get_stated_goal (dataset, i)->source == source)
      print_statement (page, way_dataset_get_stated_goal (dataset, i));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS); i++)
    if (way_dataset_get_indicator (dataset, i)->source == source)
      print_link (page, 2, "", way_dataset_get_indicator (dataset, i)->name[page->lang],
                  way_dataset_get_indicator (dataset, i)->id);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    n_values += way_dataset_get_observation (dataset, i)->source == source;
  if (n_values > 0)
    {
      g_autofree char *line
        = g_strdup_printf (way_tr_n (page->lang, "%u value", "%u values", n_values), n_values);

      print_paragraph (page, 2, line);
    }
}

static void
print_source (Page  *page,
              guint  index)
{
  const WaySource *source = way_dataset_get_source (page->dataset, index);
  g_autofree char *date = way_date_to_text (source->date, page->lang);

  print_paragraph (page, 0, source->title);
  g_string_append_c (page->out, '\n');
  print_field (page, WAY_C_ ("label", "Id"), source->id);
  print_field (page, WAY_C_ ("label", "Publisher"), source->publisher);
  print_field (page, WAY_C_ ("label", "Date"), date);
  print_field (page, WAY_C_ ("label", "Language"), source->language);
  print_field (page, WAY_C_ ("label", "Address"), source->url);
  print_field (page, WAY_C_ ("label", "Evidence"),
               way_evidence_name (source->evidence, page->lang));
  print_field (page, WAY_C_ ("label", "Terms"), way_licence_name (source->licence, page->lang));
  print_field (page, WAY_C_ ("label", "Cite as"), source->cite[page->lang]);
  print_uses (page, index);
}

/**
 * way_cli_print_page:
 * @out: where to append
 * @dataset: a data set
 * @table: policies, goals, stated goals, indicators or sources
 * @index: the number of a row of that table
 * @known_on: the day as known on which figures are given, in days since
 *   1970-01-01; %WAY_KNOWN_ALL for all
 * @lang: the language of the page
 * @width: columns that a line may have
 *
 * Appends all that the data set says about a row, and what it is linked with.
 */
void
way_cli_print_page (GString          *out,
                    const WayDataset *dataset,
                    WayTableId        table,
                    guint             index,
                    int               known_on,
                    WayLang           lang,
                    guint             width)
{
  Page page = { out, dataset, known_on, lang, width };

  g_return_if_fail (out != NULL && dataset != NULL);

  switch ((int) table)
    {
    case WAY_TABLE_POLICIES:
      print_policy (&page, index);
      break;
    case WAY_TABLE_GOALS:
      print_goal (&page, index);
      break;
    case WAY_TABLE_POLICY_GOALS:
      print_stated_goal (&page, index);
      break;
    case WAY_TABLE_INDICATORS:
      print_indicator (&page, index);
      break;
    case WAY_TABLE_SOURCES:
      print_source (&page, index);
      break;
    default:
      g_return_if_reached ();
    }
}
