/* Printing of pictures: the pages are those of the preview and of a PDF on the
 * same paper, margins included, whatever the printer would take for its own.
 */
#include "config.h"

#include "way-print.h"

#include "way-cairo-painter.h"
#include "way-paper.h"

typedef struct
{
  WayPictureJob  *job;
  WayTextContext *text;   /* (nullable): of all pages, from the first on */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  way_picture_job_free (printing->job);
  way_text_context_free (printing->text);
  g_free (printing);
}

static void
draw_page_cb (Printing        *printing,
              GtkPrintContext *context,
              int              page)
{
  WayPictureJob *job = printing->job;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (WayPainter) painter = NULL;
  g_autoptr (GError) error = NULL;

  if (printing->text == NULL)
    printing->text
      = way_text_context_new ("Sans", way_picture_text_size (job->dataset, job->view,
                                                             &job->options), job->options.lang);
  cairo_save (cr);
  cairo_scale (cr, WAY_PAPER_POINTS_PER_PX, WAY_PAPER_POINTS_PER_PX);
  painter = way_cairo_painter_new (cr);
  if (!way_picture_draw_page (painter, printing->text, job->dataset, job->view, &job->options,
                              (guint) page, &error))
    g_message ("%s", error->message);
  cairo_restore (cr);
}

static GtkPageSetup *
new_page_setup (const WayPictureOptions *options)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (options->paper == WAY_PAPER_A3 ? GTK_PAPER_NAME_A3
                                                                           : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, options->width > options->height
                                         ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                         : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

/**
 * way_print_new:
 * @job: what to print, on paper and with a number of pages
 *
 * Returns: (transfer full): what prints it
 */
GtkPrintOperation *
way_print_new (const WayPictureJob *job)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;
  Printing *printing;

  g_return_val_if_fail (job != NULL && job->options.paper != WAY_PAPER_NONE, NULL);

  printing = g_new0 (Printing, 1);
  printing->job = way_picture_job_copy (job);
  setup = new_page_setup (&job->options);
  operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), "way-printing", printing, printing_free);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) MAX (job->options.pages, 1));
  gtk_print_operation_set_job_name (operation, "Waymark");
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}
