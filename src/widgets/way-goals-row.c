/* Rows hold their texts; they are made anew when the view asks for others. */
#include "config.h"

#include "way-goals-row.h"

#include <string.h>

#include "way-horizon.h"
#include "way-phrases.h"
#include "way-thread.h"

/* A link is an address as way_links_follow() has it, and covers the beginning
 * of the text. */
typedef struct
{
  char *text;
  char *link;
  gsize n_linked;
} Cell;

struct _WayGoalsRow
{
  GObject parent_instance;

  guint   policy;              /* what choosing the row selects, or WAY_NONE */
  guint   stated;              /* the statement or target of the row, or WAY_NONE */
  guint   goal;                /* the goal that is compared, or WAY_NONE */
  Cell    cells[WAY_GOALS_COLUMNS];
};

G_DEFINE_FINAL_TYPE (WayGoalsRow, way_goals_row, G_TYPE_OBJECT)

static void
way_goals_row_finalize (GObject *object)
{
  WayGoalsRow *row = WAY_GOALS_ROW (object);

  for (guint i = 0; i < WAY_GOALS_COLUMNS; i++)
    {
      g_free (row->cells[i].text);
      g_free (row->cells[i].link);
    }
  G_OBJECT_CLASS (way_goals_row_parent_class)->finalize (object);
}

static void
way_goals_row_class_init (WayGoalsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_goals_row_finalize;
}

static void
way_goals_row_init (WayGoalsRow *row)
{
  row->policy = WAY_NONE;
  row->stated = WAY_NONE;
  row->goal = WAY_NONE;
}

static WayGoalsRow *
add_row (GPtrArray *rows,
         guint      policy)
{
  WayGoalsRow *row = g_object_new (WAY_TYPE_GOALS_ROW, NULL);

  row->policy = policy;
  g_ptr_array_add (rows, row);
  return row;
}

/* A cell whose text is a link as a whole. */
static void
link_cell (WayGoalsRow *row,
           guint        column,
           const char  *kind,
           const char  *id,
           const char  *text)
{
  row->cells[column] = (Cell) { g_strdup (text), g_strconcat (kind, id, NULL), strlen (text) };
}

static void
link_goal (WayGoalsRow      *row,
           guint             column,
           const WayDataset *dataset,
           guint             goal,
           WayLang           lang)
{
  const WayGoal *record = way_dataset_get_goal (dataset, goal);

  link_cell (row, column, "goal:", record->id, record->title[lang]);
}

static void
link_policy (WayGoalsRow      *row,
             guint             column,
             const WayDataset *dataset,
             guint             policy,
             WayLang           lang)
{
  const WayPolicy *record = way_dataset_get_policy (dataset, policy);

  link_cell (row, column, "policy:", record->id, record->short_title[lang]);
}

/* A target, whose indicator is the link. */
static void
link_target (WayGoalsRow      *row,
             guint             column,
             const WayDataset *dataset,
             guint             stated,
             WayLang           lang)
{
  const WayStatedGoal *target = way_dataset_get_stated_goal (dataset, stated);
  const WayIndicator *indicator = way_dataset_get_indicator (dataset, target->indicator);
  char *text = way_phrase_target (dataset, target, lang);
  const char *linked
    = g_str_has_prefix (text, indicator->name[lang]) ? indicator->name[lang] : text;

  row->cells[column] = (Cell) { text, g_strconcat ("about:", indicator->id, NULL),
                                strlen (linked) };
}

/* "✕ missed" */
static char *
tell_verdict (const WayDataset *dataset,
              guint             stated,
              const WayVerdict *verdict,
              WayLang           lang)
{
  g_autofree char *word = way_verdict_get_word (dataset, stated, verdict, lang);

  return g_strdup_printf ("%s %s", way_verdict_get_glyph (verdict->id), word);
}

static void
fill_station (WaySession       *session,
              GPtrArray        *rows,
              guint             goal,
              const WayStation *station)
{
  const WayDataset *dataset = way_session_get_dataset (session);
  WayLang lang = way_session_get_lang (session);
  const WayPolicy *policy = way_dataset_get_policy (dataset, station->policy);
  WayGoalsRow *row = add_row (rows, station->policy);
  const WayStatedGoal *stated;
  WayVerdict verdict;

  link_goal (row, 0, dataset, goal, lang);
  row->cells[1].text = way_date_to_iso (policy->date);
  link_policy (row, 2, dataset, station->policy, lang);
  row->cells[3].text = g_strdup (way_change_get_word (station->change, lang));
  if (station->stated == WAY_NONE)
    return;
  row->stated = station->stated;
  stated = way_dataset_get_stated_goal (dataset, station->stated);
  row->cells[4].text = g_strdup (stated->statement[lang]);
  if (!way_stated_goal_is_target (stated))
    return;
  verdict = way_verdict_judge (dataset, station->stated,
                               way_view_get_as_known (way_session_get_view (session)));
  link_target (row, 5, dataset, station->stated, lang);
  row->cells[6].text = tell_verdict (dataset, station->stated, &verdict, lang);
}

/* All stations of all threads; those of one goal where a thread is expanded. */
static void
fill_stations (WaySession *session,
               GPtrArray  *rows)
{
  const WayDataset *dataset = way_session_get_dataset (session);
  const guint8 *matching = way_session_get_matching (session, NULL);
  WayGoalsLook look = way_view_get_goals (way_session_get_view (session));
  guint only = way_dataset_find (dataset, WAY_TABLE_GOALS, look.goal);

  if (!way_thread_is_possible (dataset))
    return;
  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autoptr (GArray) stations = NULL;

      if (only != WAY_NONE && goal != only)
        continue;
      stations = way_thread_new (dataset, goal);
      for (guint i = 0; i < stations->len; i++)
        {
          const WayStation *station = &g_array_index (stations, WayStation, i);

          if (matching[station->policy])
            fill_station (session, rows, goal, station);
        }
    }
}

static void
fill_horizon (WaySession *session,
              GPtrArray  *rows)
{
  const WayDataset *dataset = way_session_get_dataset (session);
  WayLang lang = way_session_get_lang (session);
  g_autoptr (GArray) horizon = NULL;

  if (!way_thread_is_possible (dataset))
    return;
  horizon = way_horizon_of_view (dataset, way_session_get_view (session), WAY_NONE,
                                 way_session_get_matching (session, NULL));
  for (guint i = 0; i < horizon->len; i++)
    {
      const WayHorizonRow *target = &g_array_index (horizon, WayHorizonRow, i);
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, target->stated);
      WayGoalsRow *row = add_row (rows, stated->policy);

      row->stated = target->stated;
      row->cells[0].text = stated->due_year != 0 ? g_strdup_printf ("%d", stated->due_year) : NULL;
      link_goal (row, 1, dataset, stated->goal, lang);
      link_target (row, 2, dataset, target->stated, lang);
      row->cells[3].text = g_strdup (way_dataset_get_area (dataset, stated->area)->name[lang]);
      row->cells[4].text = tell_verdict (dataset, target->stated, &target->verdict, lang);
      row->cells[5].text = g_strdup_printf ("%u", target->n_policies);
      link_policy (row, 6, dataset, stated->policy, lang);
    }
}

/* All that a policy states of a goal, %NULL if nothing is held. */
static char *
join_statements (const WayDataset *dataset,
                 guint             policy,
                 guint             goal,
                 WayLang           lang)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_stated; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->first_stated + i);

      if (stated->goal == goal)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", stated->statement[lang]);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
fill_comparison (WaySession *session,
                 GPtrArray  *rows)
{
  const WayDataset *dataset = way_session_get_dataset (session);
  WayLang lang = way_session_get_lang (session);
  WayView *view = way_session_get_view (session);
  guint policy = way_session_get_selected (session);
  guint other = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_goals (view).other);
  const char *nothing = way_change_get_word (WAY_CHANGE_NOT_RECORDED, lang);

  if (policy == WAY_NONE || other == WAY_NONE)
    return;
  for (guint goal = 0; goal < way_dataset_get_n_rows (dataset, WAY_TABLE_GOALS); goal++)
    {
      g_autofree char *here = join_statements (dataset, policy, goal, lang);
      g_autofree char *there = join_statements (dataset, other, goal, lang);
      WayGoalsRow *row;

      if (here == NULL && there == NULL)
        continue;
      row = add_row (rows, WAY_NONE);
      row->goal = goal;
      link_goal (row, 0, dataset, goal, lang);
      row->cells[1].text = here != NULL ? g_steal_pointer (&here) : g_strdup (nothing);
      row->cells[2].text = there != NULL ? g_steal_pointer (&there) : g_strdup (nothing);
    }
}

/**
 * way_goals_row_get_policy:
 * @row: a row
 *
 * Returns: the policy that choosing the row selects, or %WAY_NONE
 */
guint
way_goals_row_get_policy (WayGoalsRow *row)
{
  g_return_val_if_fail (WAY_IS_GOALS_ROW (row), WAY_NONE);

  return row->policy;
}

/**
 * way_goals_row_get_stated:
 * @row: a row
 *
 * Returns: the statement or target of the row, or %WAY_NONE
 */
guint
way_goals_row_get_stated (WayGoalsRow *row)
{
  g_return_val_if_fail (WAY_IS_GOALS_ROW (row), WAY_NONE);

  return row->stated;
}

/**
 * way_goals_row_get_goal:
 * @row: a row
 *
 * Returns: the goal for which two policies are compared, or %WAY_NONE
 */
guint
way_goals_row_get_goal (WayGoalsRow *row)
{
  g_return_val_if_fail (WAY_IS_GOALS_ROW (row), WAY_NONE);

  return row->goal;
}

/**
 * way_goals_row_get_text:
 * @row: a row
 * @column: the number of a column
 *
 * Returns: (transfer none): what the cell says, "" if it is empty
 */
const char *
way_goals_row_get_text (WayGoalsRow *row,
                        guint        column)
{
  g_return_val_if_fail (WAY_IS_GOALS_ROW (row) && column < WAY_GOALS_COLUMNS, "");

  return row->cells[column].text != NULL ? row->cells[column].text : "";
}

/**
 * way_goals_row_get_markup:
 * @row: a row
 * @column: the number of a column
 *
 * Returns: (transfer full): the same as markup, with a link where the cell
 *   names a policy, a goal or an indicator
 */
char *
way_goals_row_get_markup (WayGoalsRow *row,
                          guint        column)
{
  const Cell *cell;
  const char *text;
  g_autofree char *linked = NULL;

  g_return_val_if_fail (WAY_IS_GOALS_ROW (row) && column < WAY_GOALS_COLUMNS, NULL);

  cell = &row->cells[column];
  text = way_goals_row_get_text (row, column);
  if (cell->link == NULL)
    return g_markup_escape_text (text, -1);
  linked = g_strndup (text, cell->n_linked);
  return g_markup_printf_escaped ("<a href=\"%s\">%s</a>%s", cell->link, linked,
                                  text + cell->n_linked);
}

/**
 * way_goals_rows_new:
 * @session: a session whose view shows goals as a table
 *
 * Returns: (transfer full) (element-type WayGoalsRow): the rows that it shows
 */
GPtrArray *
way_goals_rows_new (WaySession *session)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (WAY_IS_SESSION (session), rows);

  switch (way_view_get_goals (way_session_get_view (session)).shown)
    {
    case WAY_GOALS_STATIONS:
      fill_stations (session, rows);
      break;
    case WAY_GOALS_HORIZON:
      fill_horizon (session, rows);
      break;
    case WAY_GOALS_COMPARE:
      fill_comparison (session, rows);
      break;
    case WAY_GOALS_THREADS:
    case WAY_N_GOALS_SHOWN:
    default:
      break;
    }
  return rows;
}
