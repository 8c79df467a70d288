/* A picture that is to be made: what the dialogs hand to threads and printers. */
#pragma once

#include "way-picture.h"

G_BEGIN_DECLS

/**
 * WayPictureJob:
 * @dataset: the snapshot
 * @view: the view
 * @options: what to draw and how; its texts are the job's own
 */
typedef struct
{
  WayDataset        *dataset;
  WayView           *view;
  WayPictureOptions  options;
} WayPictureJob;

WayPictureJob *way_picture_job_new  (WayDataset              *dataset,
                                     WayView                 *view,
                                     const WayPictureOptions *options);
WayPictureJob *way_picture_job_copy (const WayPictureJob     *job);
void           way_picture_job_free (WayPictureJob           *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPictureJob, way_picture_job_free)

G_END_DECLS
