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
