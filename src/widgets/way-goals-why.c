/* Why the threads say what they say: a station, a target or a wording answers
 * with its source, a target with its verdict too, and a thread with the counts
 * of its targets.
 */
#include "config.h"

#include "way-goals-view-private.h"

#include "way-why.h"

/* More statements than this are not explained at once. */
#define MAX_STATEMENTS 10

/* What a policy states of a goal; its date where nothing is recorded. */
static void
explain_station (const WayGoalsView *view,
                 const WayGoalsItem *item,
                 WayAnswer          *answer)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, item->policy);
  gboolean states = FALSE;

  for (guint i = row->first_stated; i < row->first_stated + row->n_stated; i++)
    if (item->stated == i
        || (item->stated == WAY_NONE
            && way_dataset_get_stated_goal (dataset, i)->goal == item->goal))
      {
        way_answer_add_statement (answer, i);
        states = TRUE;
      }
  if (!states || item->kind == WAY_GOALS_ITEM_STATION)
    way_answer_add_policy (answer, item->policy);
}

static void
explain_thread (const WayGoalsView *view,
                guint               goal,
                WayAnswer          *answer)
{
  const WayDataset *dataset = way_session_get_dataset (view->session);
  g_autoptr (GArray) horizon
    = way_horizon_of_view (dataset, way_session_get_view (view->session), goal,
                           way_session_get_matching (view->session, NULL));
  const guint *statements;
  guint n;

  if (horizon->len > 0)
    {
      way_answer_add_counts (answer, horizon);
      return;
    }
  statements = way_dataset_get_statements (dataset, goal, &n);
  for (guint i = 0; i < MIN (n, MAX_STATEMENTS); i++)
    way_answer_add_statement (answer, statements[i]);
}

/* What is under the pointer, or has the keyboard. */
static const WayGoalsItem *
find_item (WayGoalsView      *view,
           const WayWhyPlace *place)
{
  guint n;
  const WayGoalsItem *items = way_goals_scene_get_items (view->scene, &n);
  int index;

  if (place->by_pointer)
    return way_goals_scene_find_item (view->scene, place->x, place->y);
  index = way_goals_view_find_focused (view);
  if (index < 0)
    index = way_goals_view_find_item (view, &view->cursor);
  return index >= 0 ? &items[index] : NULL;
}

static WayAnswer *
answer (GtkWidget   *widget,
        WayWhyPlace *place)
{
  WayGoalsView *view = WAY_GOALS_VIEW (widget);
  const WayGoalsItem *item
    = way_goals_view_is_ready (view) ? find_item (view, place) : NULL;
  WayAnswer *told;

  if (item == NULL || item->goal == WAY_NONE || item->kind == WAY_GOALS_ITEM_MORE)
    return NULL;
  told = way_why_new_answer (view->session);
  if (item->policy != WAY_NONE)
    explain_station (view, item, told);
  else
    explain_thread (view, item->goal, told);
  place->at = (GdkRectangle) { (int) item->bounds.x, (int) item->bounds.y,
                               MAX ((int) item->bounds.width, 1),
                               MAX ((int) item->bounds.height, 1) };
  return told;
}

/**
 * way_goals_view_add_why:
 * @view: a view of the goals
 *
 * Lets the threads answer why they say so; to be called once.
 */
void
way_goals_view_add_why (WayGoalsView *view)
{
  way_why_answer_by (GTK_WIDGET (view), answer);
  way_why_add_menu (GTK_WIDGET (view));
}
