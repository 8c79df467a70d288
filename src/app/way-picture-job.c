/* The job owns all that it points to, so that it can outlive its dialog. */
#include "config.h"

#include "way-picture-job.h"

/**
 * way_picture_job_new:
 * @dataset: a snapshot
 * @view: the view to show
 * @options: what to draw and how; its texts are copied
 *
 * Returns: (transfer full): the job
 */
WayPictureJob *
way_picture_job_new (WayDataset              *dataset,
                     WayView                 *view,
                     const WayPictureOptions *options)
{
  WayPictureJob *job;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);

  job = g_new0 (WayPictureJob, 1);
  job->dataset = way_dataset_ref (dataset);
  job->view = way_view_ref (view);
  job->options = *options;
  job->options.title = g_strdup (options->title);
  job->options.caption = g_strdup (options->caption);
  return job;
}

/**
 * way_picture_job_copy:
 * @job: a job
 *
 * Returns: (transfer full): the same job
 */
WayPictureJob *
way_picture_job_copy (const WayPictureJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);

  return way_picture_job_new (job->dataset, job->view, &job->options);
}

/**
 * way_picture_job_free:
 * @job: (transfer full) (nullable): a job
 */
void
way_picture_job_free (WayPictureJob *job)
{
  if (job == NULL)
    return;
  way_dataset_unref (job->dataset);
  way_view_unref (job->view);
  g_free ((char *) job->options.title);
  g_free ((char *) job->options.caption);
  g_free (job);
}

/**
 * way_picture_job_offers:
 * @dataset: a snapshot
 * @view: a view
 * @content: what a picture shows
 *
 * Returns: whether there is such a picture: without a selected policy there is
 *   none to make a card of, and without a goal whose thread is expanded none to
 *   make a thread of
 */
gboolean
way_picture_job_offers (const WayDataset  *dataset,
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
 * way_picture_job_usual_content:
 * @dataset: a snapshot
 * @view: a view
 *
 * Returns: what of the view is exported and printed as long as nobody chooses
 */
WayPictureContent
way_picture_job_usual_content (const WayDataset *dataset,
                               const WayView    *view)
{
  g_return_val_if_fail (dataset != NULL && view != NULL, WAY_PICTURE_TIMELINE);

  switch (way_view_get_page (view))
    {
    case WAY_PAGE_CHARTS:
      return WAY_PICTURE_CHART;
    case WAY_PAGE_GOALS:
      return way_picture_job_offers (dataset, view, WAY_PICTURE_THREAD) ? WAY_PICTURE_THREAD
                                                                        : WAY_PICTURE_GOALS;
    default:
      return WAY_PICTURE_TIMELINE;
    }
}
