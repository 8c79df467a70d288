/* What pictures are about: which parts they have, whether the data set has what
 * they ask for, and what they are called.
 */
#include "config.h"

#include "way-picture-private.h"

/**
 * way_picture_has_chart:
 * @content: what a picture shows
 *
 * Returns: whether curves are part of it
 */
gboolean
way_picture_has_chart (WayPictureContent content)
{
  return content == WAY_PICTURE_CHART || content == WAY_PICTURE_STRIP
      || content == WAY_PICTURE_TIMELINE_STRIP;
}

/**
 * way_picture_has_lanes:
 * @content: what a picture shows
 *
 * Returns: whether policies in lanes are part of it
 */
gboolean
way_picture_has_lanes (WayPictureContent content)
{
  return content == WAY_PICTURE_TIMELINE || content == WAY_PICTURE_TIMELINE_STRIP;
}

/**
 * way_picture_has_policy:
 * @content: what a picture shows
 *
 * Returns: whether it is about the selected policy
 */
gboolean
way_picture_has_policy (WayPictureContent content)
{
  return content == WAY_PICTURE_CARD || content == WAY_PICTURE_SCORECARD;
}

/**
 * way_picture_has_goals:
 * @content: what a picture shows
 *
 * Returns: whether threads of goals are part of it
 */
gboolean
way_picture_has_goals (WayPictureContent content)
{
  return content == WAY_PICTURE_GOALS || content == WAY_PICTURE_THREAD;
}

/**
 * way_picture_make_chart:
 * @dataset: a snapshot
 * @view: the view to show
 * @content: what the picture shows
 *
 * Returns: (transfer full) (nullable): the chart of a picture; %NULL if it has
 *   none, or the data set does not have the indicator
 */
WayChart *
way_picture_make_chart (WayDataset        *dataset,
                        const WayView     *view,
                        WayPictureContent  content)
{
  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  if (!way_picture_has_chart (content))
    return NULL;
  return content == WAY_PICTURE_CHART ? way_chart_new_for_view (dataset, view, NULL)
                                      : way_chart_new_for_strip (dataset, view);
}

/**
 * way_picture_check_content:
 * @dataset: a snapshot
 * @view: the view to show
 * @content: what the picture shows
 * @error: return location for an error
 *
 * Returns: %FALSE with %WAY_PICTURE_ERROR_CONTENT if the data set does not have
 *   the indicator, the policy or the goal that the picture is about
 */
gboolean
way_picture_check_content (const WayDataset   *dataset,
                           const WayView      *view,
                           WayPictureContent   content,
                           GError            **error)
{
  const char *indicator = way_view_get_indicator (view);
  const char *policy = way_view_get_selection (view);
  const char *goal = way_view_get_goals (view).goal;

  if (way_picture_has_chart (content)
      && way_dataset_find (dataset, WAY_TABLE_INDICATORS, indicator) == WAY_NONE)
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                 "The data set has no indicator '%s'", indicator);
  else if (way_picture_has_policy (content) && *policy == '\0')
    g_set_error_literal (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                         "A picture of one policy needs a policy that is selected");
  else if (way_picture_has_policy (content)
           && way_dataset_find (dataset, WAY_TABLE_POLICIES, policy) == WAY_NONE)
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                 "The data set has no policy '%s'", policy);
  else if (content == WAY_PICTURE_THREAD && *goal == '\0')
    g_set_error_literal (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                         "A picture of one thread needs a goal that is chosen");
  else if (content == WAY_PICTURE_THREAD && way_picture_get_goal (dataset, view) == WAY_NONE)
    g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
                 "The data set has no goal '%s'", goal);
  else
    return TRUE;
  return FALSE;
}

/**
 * way_picture_get_policy:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: (transfer none) (nullable): the policy that a picture is about: the
 *   one that is selected
 */
const WayPolicy *
way_picture_get_policy (const WayDataset *dataset,
                        const WayView    *view)
{
  guint policy;

  g_return_val_if_fail (dataset != NULL && view != NULL, NULL);

  policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_selection (view));
  return policy != WAY_NONE ? way_dataset_get_policy (dataset, policy) : NULL;
}

/**
 * way_picture_get_goal:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: the number of the goal that the picture of a thread is about: the
 *   one whose thread is expanded; %WAY_NONE if the data set has none such
 */
guint
way_picture_get_goal (const WayDataset *dataset,
                      const WayView    *view)
{
  g_return_val_if_fail (dataset != NULL && view != NULL, WAY_NONE);

  return way_dataset_find (dataset, WAY_TABLE_GOALS, way_view_get_goals (view).goal);
}

/**
 * way_picture_make_title:
 * @dataset: a snapshot
 * @view: the view to show; of a picture of a policy it has to select one,
 *   of a thread to have its goal
 * @chart: (nullable): the chart of the picture
 * @options: what to draw and how
 * @lang: the language of the words
 *
 * Returns: (transfer full): the title of a picture
 */
char *
way_picture_make_title (const WayDataset        *dataset,
                        const WayView           *view,
                        const WayChart          *chart,
                        const WayPictureOptions *options,
                        WayLang                  lang)
{
  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);

  if (options->title != NULL && *options->title != '\0')
    return g_strdup (options->title);
  if (way_picture_has_lanes (options->content))
    return g_strdup (way_tr (lang, WAY_N_ ("China's innovation policies")));
  if (options->content == WAY_PICTURE_GOALS)
    return g_strdup (way_tr (lang, WAY_N_ ("Goals of China's innovation policies")));
  if (options->content == WAY_PICTURE_THREAD)
    return g_strdup_printf (
      way_tr (lang, WAY_N_ ("Goal: %s")),
      way_dataset_get_goal (dataset, way_picture_get_goal (dataset, view))->title[lang]);
  if (options->content == WAY_PICTURE_SCORECARD)
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Scorecard: %s")),
                            way_picture_get_policy (dataset, view)->title[lang]);
  if (options->content == WAY_PICTURE_CARD)
    return g_strdup (way_picture_get_policy (dataset, view)->title[lang]);
  return way_chart_get_title (chart, lang);
}

/**
 * way_picture_offers:
 * @dataset: a snapshot
 * @view: a view
 * @content: what a picture shows
 *
 * Returns: whether there is such a picture: without a selected policy there is
 *   none to make a card of, and without a goal whose thread is expanded none to
 *   make a thread of
 */
gboolean
way_picture_offers (const WayDataset  *dataset,
                    const WayView     *view,
                    WayPictureContent  content)
{
  g_return_val_if_fail (dataset != NULL && view != NULL, FALSE);

  if (way_picture_has_policy (content))
    return way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_selection (view))
           != WAY_NONE;
  return content != WAY_PICTURE_THREAD
      || way_dataset_find (dataset, WAY_TABLE_GOALS, way_view_get_goals (view).goal) != WAY_NONE;
}

/**
 * way_picture_get_usual:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: what of the view is exported and printed as long as nobody chooses
 */
WayPictureContent
way_picture_get_usual (const WayDataset *dataset,
                       const WayView    *view)
{
  g_return_val_if_fail (dataset != NULL && view != NULL, WAY_PICTURE_TIMELINE);

  switch (way_view_get_page (view))
    {
    case WAY_PAGE_CHARTS:
      return WAY_PICTURE_CHART;
    case WAY_PAGE_GOALS:
      return way_picture_offers (dataset, view, WAY_PICTURE_THREAD) ? WAY_PICTURE_THREAD
                                                                    : WAY_PICTURE_GOALS;
    default:
      return WAY_PICTURE_TIMELINE;
    }
}
