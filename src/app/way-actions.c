/* Actions and keys, once. Keys of a single letter are not here: they belong to
 * the timeline alone and must not work while someone types.
 */
#include "config.h"

#include "way-actions.h"

#include <glib/gi18n.h>

static const WayActionInfo actions[] = {
  { "win.zoom-in", N_("Zoom in"), "<Control>plus <Control>equal <Control>KP_Add", N_("Timeline") },
  { "win.zoom-out", N_("Zoom out"), "<Control>minus <Control>KP_Subtract", N_("Timeline") },
  { "win.fit", N_("Show everything"), "<Control>0 <Control>KP_0", N_("Timeline") },
  { "win.fit-selection", N_("Show the period of the selected policy"), "<Control>9",
    N_("Timeline") },
  { "win.go-to", N_("Go to a date, a period or a policy"), "<Control>g", N_("Timeline") },
  { "win.pan-earlier", NULL, "", NULL },
  { "win.pan-later", NULL, "", NULL },
  { "win.show-detail", NULL, "", NULL },
  { "win.unfold", N_("Unfold all groups"), "<Control><Shift>u", N_("Timeline") },
  { "win.back", N_("Back to the view before"), "<Alt>Left", N_("Window") },
  { "win.forward", N_("Forward again"), "<Alt>Right", N_("Window") },
  { "win.page::timeline", N_("Timeline"), "<Alt>1", N_("Window") },
  { "win.page::goals", N_("Goals"), "<Alt>2", N_("Window") },
  { "win.page::charts", N_("Chart"), "<Alt>3", N_("Window") },
  { "win.page::table", N_("Table"), "<Alt>4", N_("Window") },
  { "win.compare", N_("Compare the selected policy with another"), "<Control>m", N_("Window") },
  { "win.search", N_("Search"), "<Control>f", N_("Window") },
  { "win.next-hit", N_("Next hit of the search"), "F3", N_("Window") },
  { "win.previous-hit", N_("Previous hit of the search"), "<Shift>F3", N_("Window") },
  { "win.show-all", N_("Take all filters back"), "<Control><Shift>f", N_("Window") },
  { "win.saved-views", N_("Saved views"), "<Control>d", N_("Window") },
  { "win.tours", N_("Make tours"), "<Control>t", N_("Tours") },
  { "win.add-scene", N_("Add a scene from this view to the tour"), "<Control><Shift>a",
    N_("Tours") },
  { "win.toggle-sidebar", N_("Filters"), "F8", N_("Window") },
  { "win.toggle-detail", N_("Detail pane"), "F9", N_("Window") },
  { "win.fullscreen", N_("Full screen"), "F11", N_("Window") },
  { "win.open", N_("Open a data set, an exported picture or a tour"), "<Control>o", N_("Program") },
  { "win.export", N_("Export a picture"), "<Control>e", N_("Program") },
  { "win.show-help-overlay", N_("Keyboard shortcuts"), "<Control>question", N_("Program") },
  { "app.about", NULL, "", NULL },
  { "app.quit", N_("Quit"), "<Control>q", N_("Program") },
};

/* Keys that widgets handle themselves, for the list. */
static const WayActionInfo widget_keys[] = {
  { "", N_("Next and previous policy"), "Right Left", N_("Timeline") },
  { "", N_("Policy, heading or cluster below and above"), "Down Up", N_("Timeline") },
  { "", N_("Next and previous related policy"), "period comma", N_("Timeline") },
  { "", N_("Next and previous policy with a goal of this one"), "n p", N_("Timeline") },
  { "", N_("Next and previous policy of the same issuer"), "<Shift>n <Shift>p", N_("Timeline") },
  { "", N_("To the policies, the headings and the clusters"), "Tab", N_("Timeline") },
  { "", N_("Menu of the policy, the cluster or the window"), "Menu <Shift>F10", N_("Timeline") },
  { "", N_("First and last policy"), "Home End", N_("Timeline") },
  { "", N_("Expand the thread of a goal"), "e", N_("Timeline") },
  { "", N_("A window later and earlier"), "Page_Down Page_Up", N_("Timeline") },
  { "", N_("Later and earlier"), "<Control>Right <Control>Left", N_("Timeline") },
  { "", N_("Zoom in and out"), "<Control>Up <Control>Down", N_("Timeline") },
  { "", N_("Zoom and move while held, by the place of the keys"), "w a s d", N_("Timeline") },
  { "", N_("The selected policy to the middle; again, its whole period"), "f", N_("Timeline") },
  { "", N_("From point to point of a curve"), "Left Right", N_("Chart") },
  { "", N_("To another curve, and to the targets"), "Up Down", N_("Chart") },
  { "", N_("Next and previous hit, while searching"), "Return <Shift>Return", N_("Window") },
  { "", N_("Clear the selection or the search"), "Escape", N_("Window") },
  { "", N_("Copy the selected row or the table"), "<Control>c", N_("Window") },
  { "", N_("Scene further up and down"), "<Alt>Up <Alt>Down", N_("Tours") },
  { "", N_("Undo and redo"), "<Control>z <Control><Shift>z", N_("Tours") },
  { "", N_("Delete the scene"), "Delete", N_("Tours") },
};

/* What the shortcuts window shows at once, as all of it would be taller than a
 * screen. */
static const struct
{
  const char *name;
  const char *title;
  const char *groups[4];
} sections[] = {
  { "timeline", N_("Timeline and charts"), { N_("Timeline"), N_("Chart") } },
  { "window", N_("Window and tours"), { N_("Window"), N_("Tours"), N_("Program") } },
};

/**
 * way_actions_get_table:
 * @n_actions: (out): how many there are
 *
 * Returns: (transfer none): all actions of the program
 */
const WayActionInfo *
way_actions_get_table (guint *n_actions)
{
  g_return_val_if_fail (n_actions != NULL, NULL);

  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * way_actions_set_keys:
 * @application: the application
 *
 * Gives every action its keys.
 */
void
way_actions_set_keys (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) accels = g_strsplit (actions[i].accels, " ", -1);

      if (*actions[i].accels != '\0')
        gtk_application_set_accels_for_action (application, actions[i].name,
                                               (const char *const *) accels);
    }
}

static void
append_shortcut (GString             *xml,
                 const WayActionInfo *info)
{
  g_auto (GStrv) accels = g_strsplit (info->accels, " ", -1);
  g_autofree char *text = NULL;

  /* Of several keys for one action the first is shown; a pair for two
   * directions is shown whole. */
  text = g_markup_printf_escaped (
    "<child><object class=\"GtkShortcutsShortcut\">"
    "<property name=\"accelerator\">%s</property>"
    "<property name=\"title\">%s</property></object></child>",
    *info->name != '\0' ? accels[0] : info->accels, _(info->title));
  g_string_append (xml, text);
}

static void
append_group (GString    *xml,
              const char *group)
{
  g_autofree char *head = g_markup_printf_escaped (
    "<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>", _(group));

  g_string_append (xml, head);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].title != NULL && g_str_equal (actions[i].group, group))
      append_shortcut (xml, &actions[i]);
  for (guint i = 0; i < G_N_ELEMENTS (widget_keys); i++)
    if (g_str_equal (widget_keys[i].group, group))
      append_shortcut (xml, &widget_keys[i]);
  g_string_append (xml, "</object></child>");
}

static void
append_section (GString *xml,
                guint    section)
{
  g_autofree char *head = g_markup_printf_escaped (
    "<child><object class=\"GtkShortcutsSection\"><property name=\"section-name\">%s</property>"
    "<property name=\"title\">%s</property><property name=\"max-height\">24</property>",
    sections[section].name, _(sections[section].title));

  g_string_append (xml, head);
  for (guint i = 0; sections[section].groups[i] != NULL; i++)
    append_group (xml, sections[section].groups[i]);
  g_string_append (xml, "</object></child>");
}

/**
 * way_actions_new_help:
 *
 * Returns: (transfer full): the shortcuts window, made from the table; to be
 *   owned by a window
 */
GtkWidget *
way_actions_new_help (void)
{
  /* Each section stands on one page: the buttons between pages have labels of a
   * negative width in GTK 4.8, which warns of them. */
  g_autoptr (GString) xml = g_string_new (
    "<interface><object class=\"GtkShortcutsWindow\" id=\"help\">"
    "<property name=\"modal\">1</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    append_section (xml, i);
  g_string_append (xml, "</object></interface>");
  builder = gtk_builder_new_from_string (xml->str, xml->len);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "help")));
}
