/* The lines are made when they are first opened: a plan has dozens of targets,
 * of which a person asks about one or two.
 */
#include "config.h"

#include "way-verdict-why.h"

#include <glib/gi18n.h>

#include "way-phrases.h"
#include "way-provenance.h"
#include "way-verdict-reason.h"
#include "way-why.h"
#include "way-wrapped-label.h"

/* How long the button says that it has copied, in milliseconds. */
#define COPIED_MS 2000

struct _WayVerdictWhy
{
  GtkWidget   parent_instance;

  WayDataset *dataset;
  guint       stated;
  int         known_on;
  WayLang     lang;

  GtkWidget  *expander;
  GtkWidget  *lines;           /* box in the expander */
  GtkWidget  *copy;
  guint       copied_source;   /* until the button has its words again */
};

G_DEFINE_FINAL_TYPE (WayVerdictWhy, way_verdict_why, GTK_TYPE_WIDGET)

static void
add_label (WayVerdictWhy *why,
           const char    *text,
           const char    *css_class)
{
  GtkWidget *label = way_wrapped_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (why->lines), label);
}

/* A number, and under it where it comes from. */
static void
add_line (WayVerdictWhy       *why,
          const WayReasonLine *line)
{
  g_autofree char *both = way_phrase_fact (line->label, line->value, why->lang);
  g_autofree char *from = NULL;

  add_label (why, both, "facts");
  if (line->observation != WAY_NONE)
    from = way_provenance_of_observation (why->dataset, line->observation, why->lang);
  else if (line->source != WAY_NONE)
    from = way_provenance_of_statement (why->dataset, why->stated, why->lang);
  else
    return;
  add_label (why, from, "source");
  gtk_widget_set_margin_start (gtk_widget_get_last_child (why->lines), 12);
}

static void
expanded_cb (WayVerdictWhy *why)
{
  WayVerdict verdict;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *rule = NULL;

  if (gtk_widget_get_first_child (why->lines) != NULL)
    return;
  verdict = way_verdict_judge (why->dataset, why->stated, why->known_on);
  rule = way_verdict_rule (why->dataset, why->stated, &verdict, why->lang);
  add_label (why, rule, "facts");
  lines = way_verdict_reason (why->dataset, why->stated, &verdict, why->known_on, why->lang);
  for (guint i = 0; i < lines->len; i++)
    add_line (why, g_ptr_array_index (lines, i));
}

static gboolean
say_copy_cb (gpointer data)
{
  WayVerdictWhy *why = data;

  why->copied_source = 0;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (why->copy), _("Copy as sentence"));
  return G_SOURCE_REMOVE;
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  WayVerdictWhy *why = WAY_VERDICT_WHY (widget);
  const char *which = g_variant_get_string (parameter, NULL);
  GString *text = g_string_new (NULL);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autofree char *sentence = NULL;

      if (!g_str_equal (which, lang == WAY_LANG_ZH ? "zh" : "en") && !g_str_equal (which, "both"))
        continue;
      sentence = way_verdict_sentence (why->dataset, why->stated, why->known_on, lang);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  g_string_free (text, TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (why->copy), _("Copied"));
  g_clear_handle_id (&why->copied_source, g_source_remove);
  why->copied_source = g_timeout_add (COPIED_MS, say_copy_cb, why);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("In English"), "why.copy::en");
  g_menu_append (menu, _("In Chinese"), "why.copy::zh");
  g_menu_append (menu, _("In both languages"), "why.copy::both");
  return G_MENU_MODEL (menu);
}

static void
way_verdict_why_dispose (GObject *object)
{
  WayVerdictWhy *why = WAY_VERDICT_WHY (object);

  g_clear_handle_id (&why->copied_source, g_source_remove);
  g_clear_pointer (&why->expander, gtk_widget_unparent);
  g_clear_pointer (&why->copy, gtk_widget_unparent);
  g_clear_pointer (&why->dataset, way_dataset_unref);

  G_OBJECT_CLASS (way_verdict_why_parent_class)->dispose (object);
}

static void
way_verdict_why_class_init (WayVerdictWhyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_verdict_why_dispose;
  gtk_widget_class_install_action (widget_class, "why.copy", "s", copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "verdictwhy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_verdict_why_init (WayVerdictWhy *why)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (why))), GTK_ORIENTATION_VERTICAL);
  why->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_start (why->lines, 18);
  why->expander = gtk_expander_new (_("Why?"));
  gtk_widget_add_css_class (why->expander, "others");
  gtk_expander_set_child (GTK_EXPANDER (why->expander), why->lines);
  gtk_widget_set_parent (why->expander, GTK_WIDGET (why));
  g_signal_connect_object (why->expander, "notify::expanded", G_CALLBACK (expanded_cb), why,
                           G_CONNECT_SWAPPED);
  why->copy = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (why->copy), _("Copy as sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (why->copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy as sentence"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (why->copy), menu);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (why->copy), FALSE);
  gtk_widget_set_halign (why->copy, GTK_ALIGN_START);
  gtk_widget_set_parent (why->copy, GTK_WIDGET (why));
}

/**
 * way_verdict_why_new:
 * @dataset: a snapshot
 * @stated: the number of a target
 * @known_on: the day as known on which it is judged, in days since 1970-01-01;
 *   %WAY_KNOWN_ALL for all
 * @lang: the language of the words
 *
 * Returns: (transfer floating): what answers why the verdict is what it is
 */
GtkWidget *
way_verdict_why_new (WayDataset *dataset,
                     guint       stated,
                     int         known_on,
                     WayLang     lang)
{
  WayVerdictWhy *why;
  g_autofree char *name = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);

  why = g_object_new (WAY_TYPE_VERDICT_WHY, NULL);
  why->dataset = way_dataset_ref (dataset);
  why->stated = stated;
  why->known_on = known_on;
  why->lang = lang;
  way_why_answer_for (GTK_WIDGET (why), dataset, known_on, lang, way_answer_add_statement, stated);
  name = g_strdup_printf (_("Why? %s"),
                          way_dataset_get_indicator (
                            dataset, way_dataset_get_stated_goal (dataset, stated)->indicator)
                          ->name[lang]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (why->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (why);
}
