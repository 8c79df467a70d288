/* Printing of pictures: each page is drawn to the size of the paper, so that
 * text has the size that suits it there. What is wider than a page is spread
 * over several, each with heads and ruler of its own.
 */
#include "config.h"

#include "way-print.h"

#include <math.h>

#include "way-cairo-painter.h"

typedef struct
{
  WayDataset        *dataset;
  WayView           *view;
  WayPictureOptions  options;
  char              *title;
  char              *caption;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  way_dataset_unref (job->dataset);
  way_view_unref (job->view);
  g_free (job->title);
  g_free (job->caption);
  g_free (job);
}

/* The units of the picture are points: on A4 its text then has about 11. */
static void
draw_page_cb (Job             *job,
              GtkPrintContext *context,
              int              page)
{
  WayPictureOptions options = job->options;
  g_autoptr (WayPainter) painter = NULL;
  g_autoptr (GError) error = NULL;

  options.width = (guint) MAX (floor (gtk_print_context_get_width (context)),
                               WAY_PICTURE_MIN_PX);
  options.height = (guint) MAX (floor (gtk_print_context_get_height (context)),
                                WAY_PICTURE_MIN_PX);
  painter = way_cairo_painter_new (gtk_print_context_get_cairo_context (context));
  if (!way_picture_draw_page (painter, job->dataset, job->view, &options, (guint) page, &error))
    g_message ("%s", error->message);
}

/**
 * way_print_new:
 * @dataset: a snapshot
 * @view: the view to print
 * @options: what to draw and how; the paper decides on the size
 *
 * Returns: (transfer full): what prints the picture, on paper laid across
 *   unless the user turns it
 */
GtkPrintOperation *
way_print_new (WayDataset              *dataset,
               WayView                 *view,
               const WayPictureOptions *options)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Job *job;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, NULL);

  job = g_new0 (Job, 1);
  job->dataset = way_dataset_ref (dataset);
  job->view = way_view_ref (view);
  job->title = g_strdup (options->title);
  job->caption = g_strdup (options->caption);
  job->options = *options;
  job->options.title = job->title;
  job->options.caption = job->caption;
  operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), "way-job", job, job_free);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) MAX (options->pages, 1));
  gtk_print_operation_set_job_name (operation, "Waymark");
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  return operation;
}
