/* The preview draws one page at a time in a thread, as large as there is room
 * for it, by the code that prints it. What is printed are the pages that were
 * counted for the preview.
 */
#include "config.h"

#include "way-print-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "way-cairo-painter.h"
#include "way-drop-down.h"
#include "way-fault.h"
#include "way-paper.h"
#include "way-print.h"
#include "way-surface.h"
#include "way-text-pool.h"
#include "way-widget-task.h"

/* How long choices may go on changing before a page is drawn. */
#define DELAY_MS 80

/* The rows of "Pages". */
enum { PAGES_ONE, PAGES_NEEDED, PAGES_CHOSEN };

struct _WayPrintPreview
{
  GtkWindow        parent_instance;

  /* template */
  GtkDropDown     *paper;
  GtkDropDown     *orientation;
  GtkDropDown     *spread;
  GtkSpinButton   *pages;
  GtkWidget       *pages_label;
  GtkSpinButton   *margin;
  GtkDrawingArea  *sheet;
  GtkLabel        *number;
  GtkLabel        *message;
  GtkWidget       *spinner;

  /* owned */
  WayPictureJob   *job;
  cairo_surface_t *surface;       /* (nullable): of the page that is shown */
  GCancellable    *cancellable;   /* of the page that is being drawn */
  guint            page;
  guint            n_pages;       /* 0 until they are counted */
  guint            draw_source;
  gboolean         updating;
};

G_DEFINE_FINAL_TYPE (WayPrintPreview, way_print_preview, GTK_TYPE_WINDOW)

/* What a thread is to draw, and what comes of it. */
typedef struct
{
  WayPictureJob   *job;
  double           room_width;    /* in device pixels */
  double           room_height;
  guint            page;
  cairo_surface_t *surface;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  way_picture_job_free (sheet->job);
  g_clear_pointer (&sheet->surface, cairo_surface_destroy);
  g_free (sheet);
}

static gboolean
draw_sheet (Sheet   *sheet,
            GError **error)
{
  const WayPictureOptions *options = &sheet->job->options;
  double scale = MIN (sheet->room_width / options->width, sheet->room_height / options->height);
  g_autoptr (WayPooledText) text = NULL;
  g_autoptr (WayPainter) painter = NULL;
  cairo_t *cr;
  gboolean drawn;

  text = way_text_pool_take (way_picture_text_size (sheet->job->dataset, sheet->job->view,
                                                    options), options->lang);
  sheet->surface = way_surface_new ((guint) MAX (floor (options->width * scale), 1),
                                    (guint) MAX (floor (options->height * scale), 1));
  cr = cairo_create (sheet->surface);
  cairo_scale (cr, scale, scale);
  painter = way_cairo_painter_new (cr);
  drawn = way_picture_draw_page (painter, text, sheet->job->dataset, sheet->job->view, options,
                                 sheet->page, error);
  cairo_destroy (cr);
  return drawn;
}

static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Sheet *sheet = data;
  WayPictureOptions *options = &sheet->job->options;
  GError *error = NULL;

  options->pages = way_picture_count_pages (sheet->job->dataset, sheet->job->view, options);
  sheet->page = MIN (sheet->page, options->pages - 1);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (draw_sheet (sheet, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
update_number (WayPrintPreview *preview)
{
  g_autofree char *text = NULL;
  gboolean known = preview->n_pages > 0;

  if (known)
    text = g_strdup_printf (_("Page %u of %u"), preview->page + 1, preview->n_pages);
  gtk_label_set_text (preview->number, known ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (preview->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  known ? text : _("Preview of the page"), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (preview), "preview.previous",
                                 known && preview->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (preview), "preview.next",
                                 known && preview->page + 1 < preview->n_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (preview), "preview.print", known);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  WayPrintPreview *preview = WAY_PRINT_PREVIEW (source);
  Sheet *sheet = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean drawn = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_set_spinning (GTK_SPINNER (preview->spinner), FALSE);
  g_clear_pointer (&preview->surface, cairo_surface_destroy);
  if (drawn)
    {
      preview->surface = g_steal_pointer (&sheet->surface);
      preview->page = sheet->page;
      preview->n_pages = sheet->job->options.pages;
      gtk_label_set_text (preview->message, "");
    }
  else
    {
      g_autofree char *text = way_fault_tell (error);

      preview->n_pages = 0;
      gtk_label_set_text (preview->message, text);
    }
  update_number (preview);
  gtk_widget_queue_draw (GTK_WIDGET (preview->sheet));
}

static gboolean
draw_cb (gpointer data)
{
  WayPrintPreview *preview = data;
  GtkWidget *area = GTK_WIDGET (preview->sheet);
  int scale = gtk_widget_get_scale_factor (area);
  g_autoptr (GTask) task = NULL;
  Sheet *sheet;

  preview->draw_source = 0;
  if (gtk_widget_get_width (area) <= 0)
    return G_SOURCE_REMOVE;
  sheet = g_new0 (Sheet, 1);
  sheet->job = way_picture_job_copy (preview->job);
  sheet->room_width = gtk_widget_get_width (area) * scale;
  sheet->room_height = gtk_widget_get_height (area) * scale;
  sheet->page = preview->page;
  if (preview->n_pages > 0)
    sheet->job->options.pages = preview->n_pages;
  preview->cancellable = g_cancellable_new ();
  task = way_widget_task_new (GTK_WIDGET (preview), preview->cancellable, drawn_cb);
  g_task_set_source_tag (task, draw_cb);
  g_task_set_task_data (task, sheet, sheet_free);
  g_task_run_in_thread (task, draw_in_thread);
  return G_SOURCE_REMOVE;
}

static void
queue_page (WayPrintPreview *preview)
{
  g_cancellable_cancel (preview->cancellable);
  g_clear_object (&preview->cancellable);
  gtk_spinner_set_spinning (GTK_SPINNER (preview->spinner), TRUE);
  if (preview->draw_source == 0)
    preview->draw_source = g_timeout_add (DELAY_MS, draw_cb, preview);
}

static void
sheet_resized_cb (WayPrintPreview *preview)
{
  queue_page (preview);
}

/* The page in the middle of its room, in a hairline; one of another size until
 * the new one is drawn. */
static void
paint_cb (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        data)
{
  WayPrintPreview *preview = data;
  double scale, page_width, page_height;

  if (preview->surface == NULL)
    return;
  page_width = cairo_image_surface_get_width (preview->surface);
  page_height = cairo_image_surface_get_height (preview->surface);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, floor ((width - page_width * scale) / 2),
                   floor ((height - page_height * scale) / 2));
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, preview->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, 0.5, 0.5, page_width * scale - 1, page_height * scale - 1);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.6);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static guint
get_asked_pages (WayPrintPreview *preview)
{
  switch (gtk_drop_down_get_selected (preview->spread))
    {
    case PAGES_NEEDED:
      return WAY_PICTURE_PAGES_NEEDED;
    case PAGES_CHOSEN:
      return (guint) gtk_spin_button_get_value_as_int (preview->pages);
    default:
      return 1;
    }
}

/* Until they are counted anew there is nothing to be printed. */
static void
options_changed_cb (WayPrintPreview *preview)
{
  gboolean chosen = gtk_drop_down_get_selected (preview->spread) == PAGES_CHOSEN;

  if (preview->updating || preview->job == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (preview->pages), chosen);
  gtk_widget_set_visible (preview->pages_label, chosen);
  way_paper_set (&preview->job->options,
                 WAY_PAPER_A4 + gtk_drop_down_get_selected (preview->paper),
                 gtk_drop_down_get_selected (preview->orientation) == 1,
                 (guint) gtk_spin_button_get_value_as_int (preview->margin));
  preview->job->options.pages = get_asked_pages (preview);
  preview->n_pages = 0;
  update_number (preview);
  queue_page (preview);
}

static void
turn_to (WayPrintPreview *preview,
         guint            page)
{
  if (preview->n_pages == 0 || page >= preview->n_pages || page == preview->page)
    return;
  preview->page = page;
  update_number (preview);
  queue_page (preview);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  turn_to (WAY_PRINT_PREVIEW (widget), WAY_PRINT_PREVIEW (widget)->page + 1);
}

static void
previous_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayPrintPreview *preview = WAY_PRINT_PREVIEW (widget);

  if (preview->page > 0)
    turn_to (preview, preview->page - 1);
}

static void
first_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  turn_to (WAY_PRINT_PREVIEW (widget), 0);
}

static void
last_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayPrintPreview *preview = WAY_PRINT_PREVIEW (widget);

  turn_to (preview, MAX (preview->n_pages, 1) - 1);
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  WayPrintPreview *preview = WAY_PRINT_PREVIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (way_print_run (way_print_preview_get_job (preview), GTK_WINDOW (preview), &error))
    gtk_window_close (GTK_WINDOW (preview));
  else if (error != NULL)
    {
      text = way_fault_tell (error);
      gtk_label_set_text (preview->message, text);
    }
}

static void
way_print_preview_dispose (GObject *object)
{
  WayPrintPreview *preview = WAY_PRINT_PREVIEW (object);

  g_cancellable_cancel (preview->cancellable);
  g_clear_object (&preview->cancellable);
  g_clear_handle_id (&preview->draw_source, g_source_remove);
  g_clear_pointer (&preview->surface, cairo_surface_destroy);
  g_clear_pointer (&preview->job, way_picture_job_free);

  G_OBJECT_CLASS (way_print_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; guint key; }
    table[] = {
      { "preview.next", next_cb, GDK_KEY_Page_Down },
      { "preview.previous", previous_cb, GDK_KEY_Page_Up },
      { "preview.first", first_cb, GDK_KEY_Home },
      { "preview.last", last_cb, GDK_KEY_End },
      { "preview.print", print_cb, 0 },
    };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gtk_widget_class_install_action (widget_class, table[i].name, NULL, table[i].activate);
      if (table[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, table[i].key, 0, table[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_print_preview_class_init (WayPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_print_preview_dispose;
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, orientation);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, spread);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, pages_label);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, margin);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, sheet);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, number);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, message);
  gtk_widget_class_bind_template_child (widget_class, WayPrintPreview, spinner);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_resized_cb);
}

static void
way_print_preview_init (WayPrintPreview *preview)
{
  preview->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (preview));
  way_drop_down_name (preview->paper, _("Paper"));
  way_drop_down_name (preview->orientation, _("Orientation"));
  way_drop_down_name (preview->spread, _("Pages"));
  gtk_drawing_area_set_draw_func (preview->sheet, paint_cb, preview, NULL);
  update_number (preview);
}

/**
 * way_print_preview_new:
 * @parent: the window over which it stands
 * @job: what is to be printed; the preview decides on the paper
 *
 * Returns: (transfer none): a preview of the pages, from which they are printed
 */
GtkWidget *
way_print_preview_new (GtkWindow           *parent,
                       const WayPictureJob *job)
{
  WayPrintPreview *preview;
  guint pages;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && job != NULL, NULL);

  preview = g_object_new (WAY_TYPE_PRINT_PREVIEW, "transient-for", parent, NULL);
  preview->job = way_picture_job_copy (job);
  pages = CLAMP (job->options.pages, 1, WAY_PICTURE_MAX_PAGES);
  if (!way_picture_has_pages (job->view, job->options.content))
    gtk_widget_set_sensitive (GTK_WIDGET (preview->spread), FALSE);
  else if (pages > 1)
    gtk_drop_down_set_selected (preview->spread, PAGES_CHOSEN);
  else if (way_picture_flows (job->options.content))
    gtk_drop_down_set_selected (preview->spread, PAGES_NEEDED);
  gtk_spin_button_set_value (preview->pages, MAX (pages, 2));
  preview->updating = FALSE;
  options_changed_cb (preview);
  return GTK_WIDGET (preview);
}

/**
 * way_print_preview_get_job:
 * @preview: a preview that has counted its pages
 *
 * Returns: (transfer none): what it prints, with paper and number of pages
 */
const WayPictureJob *
way_print_preview_get_job (WayPrintPreview *preview)
{
  g_return_val_if_fail (WAY_IS_PRINT_PREVIEW (preview), NULL);

  if (preview->n_pages > 0)
    preview->job->options.pages = preview->n_pages;
  return preview->job;
}
