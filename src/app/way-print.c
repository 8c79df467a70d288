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
  WayTextContext *text;     /* (nullable): of all pages, from the first on */
  gboolean        looking;  /* whether the user asks for a preview instead */
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

static gboolean
end_preview_cb (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

/* The preview is the window from which printing was asked for, and that is where
 * this leads back to; GTK's own needs another program. */
static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            Printing                 *printing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  printing->looking = TRUE;
  /* GTK makes ready for pages all the same, which nobody will ask for. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_idle_add_full (G_PRIORITY_LOW, end_preview_cb, g_object_ref (preview), g_object_unref);
  return TRUE;
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
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), printing);
  return operation;
}

/**
 * way_print_run:
 * @job: what to print, on paper and with a number of pages
 * @parent: the window over which the system's dialog stands
 * @error: return location for an error
 *
 * Asks for a printer and prints.
 *
 * Returns: whether it was printed; %FALSE without an error if the user thought
 *   otherwise
 */
gboolean
way_print_run (const WayPictureJob  *job,
               GtkWindow            *parent,
               GError              **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  const Printing *printing;

  g_return_val_if_fail (job != NULL && GTK_IS_WINDOW (parent), FALSE);

  operation = way_print_new (job);
  printing = g_object_get_data (G_OBJECT (operation), "way-printing");
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) == GTK_PRINT_OPERATION_RESULT_APPLY
      && !printing->looking;
}
