/* The popover is made when it is first opened: an own choice of areas, the
 * ready sets, and where asked for the indicator.
 */
#include "config.h"

#include "way-series-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-drop-down.h"
#include "way-releases.h"

#define LIST_HEIGHT_PX 260

struct _WaySeriesChooser
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkDropDown   *indicators;      /* (nullable): made with the popover */
  GtkBox        *sets;
  GtkBox        *areas;

  /* owned */
  WaySession    *session;
  GArray        *observed;        /* guint: indicators that have figures */
  gboolean       with_indicator;
  gboolean       updating;
};

enum
{
  PROP_0,
  PROP_WITH_INDICATOR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (WaySeriesChooser, way_series_chooser, GTK_TYPE_WIDGET)

static WayView *
get_view (WaySeriesChooser *chooser)
{
  return way_session_get_view (chooser->session);
}

static void
show_series (WaySeriesChooser  *chooser,
             const char        *indicator,
             const char *const *areas)
{
  g_autoptr (WayView) view = way_view_with_series (get_view (chooser), indicator, areas);

  way_session_go (chooser->session, view);
}

static gboolean
has_figures (WaySeriesChooser *chooser,
             guint             indicator,
             guint             area)
{
  guint n;

  way_dataset_get_releases (way_session_get_dataset (chooser->session), indicator, area, &n);
  return n > 0;
}

/* The areas of the view that have figures of another indicator; all that do
 * where none of them has. */
static char **
keep_areas (WaySeriesChooser *chooser,
            guint             indicator)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  const char *const *now = way_view_get_areas (get_view (chooser));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; now[i] != NULL; i++)
    {
      guint area = way_dataset_find (dataset, WAY_TABLE_AREAS, now[i]);

      if (area != WAY_NONE && has_figures (chooser, indicator, area))
        g_ptr_array_add (codes, (gpointer) now[i]);
    }
  for (guint i = 0; codes->len == 0 && i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS); i++)
    if (has_figures (chooser, indicator, i))
      g_ptr_array_add (codes, (gpointer) way_dataset_get_area (dataset, i)->code);
  g_ptr_array_add (codes, NULL);
  return g_strdupv ((char **) codes->pdata);
}

static void
fill_areas (WaySeriesChooser *chooser);

static void
indicator_chosen_cb (WaySeriesChooser *chooser)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  guint selected = gtk_drop_down_get_selected (chooser->indicators);
  g_auto (GStrv) areas = NULL;
  guint indicator;

  if (chooser->updating || selected >= chooser->observed->len)
    return;
  indicator = g_array_index (chooser->observed, guint, selected);
  areas = keep_areas (chooser, indicator);
  show_series (chooser, way_dataset_get_indicator (dataset, indicator)->id,
               (const char *const *) areas);
  fill_areas (chooser);
}

/* Areas keep their order; what is added comes last. The last one stays. */
static void
area_toggled_cb (WaySeriesChooser *chooser,
                 GtkCheckButton   *check)
{
  const char *code = g_object_get_data (G_OBJECT (check), "code");
  const char *const *now = way_view_get_areas (get_view (chooser));
  gboolean wanted = gtk_check_button_get_active (check);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_auto (GStrv) areas = NULL;

  if (chooser->updating)
    return;
  for (guint i = 0; now[i] != NULL; i++)
    if (!g_str_equal (now[i], code))
      g_ptr_array_add (codes, (gpointer) now[i]);
  if (wanted || codes->len == 0)
    g_ptr_array_add (codes, (gpointer) code);
  if (!wanted && codes->len == 1 && g_str_equal (g_ptr_array_index (codes, 0), code))
    gtk_check_button_set_active (check, TRUE);
  g_ptr_array_add (codes, NULL);
  areas = g_strdupv ((char **) codes->pdata);
  show_series (chooser, way_view_get_indicator (get_view (chooser)), (const char *const *) areas);
}

static void
set_chosen_cb (WaySeriesChooser *chooser,
               GtkButton        *button)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "set"));
  const WayAreaSet *set = way_dataset_get_area_set (dataset, index);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < set->n_areas; i++)
    g_ptr_array_add (codes, (gpointer) way_dataset_get_area (
      dataset, way_dataset_get_area_set_member (dataset, set, i))->code);
  g_ptr_array_add (codes, NULL);
  show_series (chooser, way_view_get_indicator (get_view (chooser)),
               (const char *const *) codes->pdata);
  fill_areas (chooser);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill_sets (WaySeriesChooser *chooser)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  WayLang lang = way_session_get_lang (chooser->session);

  empty (chooser->sets);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREA_SETS); i++)
    {
      GtkWidget *button
        = gtk_button_new_with_label (way_dataset_get_area_set (dataset, i)->name[lang]);

      g_object_set_data (G_OBJECT (button), "set", GUINT_TO_POINTER (i));
      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      g_signal_connect_object (button, "clicked", G_CALLBACK (set_chosen_cb), chooser,
                               G_CONNECT_SWAPPED);
      gtk_box_append (chooser->sets, button);
    }
}

static void
fill_areas (WaySeriesChooser *chooser)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  WayView *view = get_view (chooser);
  WayLang lang = way_session_get_lang (chooser->session);
  guint indicator
    = way_dataset_find (dataset, WAY_TABLE_INDICATORS, way_view_get_indicator (view));

  empty (chooser->areas);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS); i++)
    {
      const WayArea *area = way_dataset_get_area (dataset, i);
      GtkWidget *check;

      if (indicator == WAY_NONE || !has_figures (chooser, indicator, i))
        continue;
      check = gtk_check_button_new_with_label (area->name[lang]);
      g_object_set_data_full (G_OBJECT (check), "code", g_strdup (area->code), g_free);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains (way_view_get_areas (view), area->code));
      g_signal_connect_object (check, "toggled", G_CALLBACK (area_toggled_cb), chooser,
                               G_CONNECT_SWAPPED);
      gtk_box_append (chooser->areas, check);
    }
}

static void
fill_indicators (WaySeriesChooser *chooser)
{
  const WayDataset *dataset = way_session_get_dataset (chooser->session);
  WayLang lang = way_session_get_lang (chooser->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree gboolean *seen
    = g_new0 (gboolean, MAX (way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS), 1));
  guint shown = GTK_INVALID_LIST_POSITION;

  g_array_set_size (chooser->observed, 0);
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS); i++)
    seen[way_dataset_get_observation (dataset, i)->indicator] = TRUE;
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_INDICATORS); i++)
    {
      const WayIndicator *row = way_dataset_get_indicator (dataset, i);

      if (!seen[i])
        continue;
      if (g_str_equal (row->id, way_view_get_indicator (get_view (chooser))))
        shown = chooser->observed->len;
      g_array_append_val (chooser->observed, i);
      gtk_string_list_append (names, row->name[lang]);
    }
  gtk_drop_down_set_model (chooser->indicators, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (chooser->indicators, shown);
}

static void
fill_popover (WaySeriesChooser *chooser)
{
  chooser->updating = TRUE;
  if (chooser->indicators != NULL)
    fill_indicators (chooser);
  fill_sets (chooser);
  fill_areas (chooser);
  chooser->updating = FALSE;
}

static GtkWidget *
make_indicators (WaySeriesChooser *chooser)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  chooser->indicators = GTK_DROP_DOWN (gtk_drop_down_new (NULL, expression));
  gtk_drop_down_set_enable_search (chooser->indicators, TRUE);
  way_drop_down_name (chooser->indicators, _("Indicator"));
  g_signal_connect_object (chooser->indicators, "notify::selected",
                           G_CALLBACK (indicator_chosen_cb), chooser, G_CONNECT_SWAPPED);
  return GTK_WIDGET (chooser->indicators);
}

static void
make_popover (WaySeriesChooser *chooser)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (chooser->with_indicator)
    gtk_box_append (GTK_BOX (box), make_indicators (chooser));
  chooser->sets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  chooser->areas = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (chooser->areas));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (chooser->sets));
  gtk_box_append (GTK_BOX (columns), scroller);
  gtk_box_append (GTK_BOX (box), columns);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (chooser->button, popover);
}

static void
popup_cb (GtkMenuButton *button,
          gpointer       data)
{
  WaySeriesChooser *chooser = data;

  if (chooser->session == NULL)
    return;
  if (gtk_menu_button_get_popover (button) == NULL)
    make_popover (chooser);
  fill_popover (chooser);
}

static void
way_series_chooser_dispose (GObject *object)
{
  WaySeriesChooser *chooser = WAY_SERIES_CHOOSER (object);
  GtkWidget *button = GTK_WIDGET (chooser->button);

  chooser->button = NULL;
  g_clear_pointer (&button, gtk_widget_unparent);
  g_clear_pointer (&chooser->observed, g_array_unref);
  g_clear_object (&chooser->session);

  G_OBJECT_CLASS (way_series_chooser_parent_class)->dispose (object);
}

static void
way_series_chooser_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WITH_INDICATOR:
      WAY_SERIES_CHOOSER (object)->with_indicator = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_series_chooser_constructed (GObject *object)
{
  WaySeriesChooser *chooser = WAY_SERIES_CHOOSER (object);
  const char *title = chooser->with_indicator ? _("Choose figures") : _("Choose areas");

  G_OBJECT_CLASS (way_series_chooser_parent_class)->constructed (object);
  gtk_menu_button_set_label (chooser->button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_menu_button_set_has_frame (chooser->button, !chooser->with_indicator);
}

static void
way_series_chooser_class_init (WaySeriesChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_series_chooser_dispose;
  object_class->constructed = way_series_chooser_constructed;
  object_class->set_property = way_series_chooser_set_property;
  properties[PROP_WITH_INDICATOR]
    = g_param_spec_boolean ("with-indicator", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "serieschooser");
}

static void
way_series_chooser_init (WaySeriesChooser *chooser)
{
  chooser->observed = g_array_new (FALSE, FALSE, sizeof (guint));
  chooser->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (chooser->button, popup_cb, chooser, NULL);
  gtk_widget_set_parent (GTK_WIDGET (chooser->button), GTK_WIDGET (chooser));
}

/**
 * way_series_chooser_set_session:
 * @chooser: a chooser
 * @session: the session whose indicator and areas it changes
 *
 * Gives the chooser what it changes; to be called once.
 */
void
way_series_chooser_set_session (WaySeriesChooser *chooser,
                                WaySession       *session)
{
  g_return_if_fail (WAY_IS_SERIES_CHOOSER (chooser) && chooser->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  chooser->session = g_object_ref (session);
}
