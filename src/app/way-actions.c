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
  { "win.why", N_("Why does it say so?"), "<Control>i", N_("Window") },
  { "win.star", N_("Star the selected policy, or take its star away"), "<Control>b",
    N_("Window") },
  { "win.cite::text", NULL, "", NULL },
  { "win.save-citation", NULL, "", NULL },
  { "win.undo", NULL, "", NULL },
  { "win.search", N_("Search"), "<Control>f", N_("Window") },
  { "win.next-hit", N_("Next hit of the search"), "F3", N_("Window") },
  { "win.previous-hit", N_("Previous hit of the search"), "<Shift>F3", N_("Window") },
  { "win.show-all", N_("Take all filters back"), "<Control><Shift>f", N_("Window") },
  { "win.saved-views", N_("Saved views"), "<Control>d", N_("Window") },
  { "win.tours", N_("Make tours"), "<Control>t", N_("Tours") },
  { "win.add-scene", N_("Add a scene from this view to the tour"), "<Control><Shift>a",
    N_("Tours") },
  { "win.present", N_("Present the tour"), "F5", N_("Tours") },
  { "win.present-view", N_("Present this view"), "<Shift>F5", N_("Tours") },
  { "win.toggle-sidebar", N_("Filters"), "F8", N_("Window") },
  { "win.toggle-detail", N_("Detail pane"), "F9", N_("Window") },
  { "win.fullscreen", N_("Full screen"), "F11", N_("Window") },
  { "win.open", N_("Open a data set, an exported picture or a tour"), "<Control>o", N_("Program") },
  { "win.export", N_("Export a picture"), "<Control>e", N_("Program") },
  { "win.print", N_("Print"), "<Control>p", N_("Program") },
  { "win.show-help-overlay", N_("Keyboard shortcuts"), "<Control>question", N_("Program") },
  { "app.next-language", N_("English or Chinese"), "<Control>l", N_("Program") },
  { "app.both-languages", N_("Titles in both languages"), "<Control><Shift>l", N_("Program") },
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
  { "", N_("A window later and earlier"), "Page_Down Page_Up", N_("Timeline") },
  { "", N_("Later and earlier"), "<Control>Right <Control>Left", N_("Timeline") },
  { "", N_("Zoom in and out"), "<Control>Up <Control>Down", N_("Timeline") },
  { "", N_("Zoom and move while held, by the place of the keys"), "w a s d", N_("Timeline") },
  { "", N_("The selected policy to the middle; again, its whole period"), "f", N_("Timeline") },
  { "", N_("Along a thread in the order of time"), "Right Left", N_("Goals") },
  { "", N_("Thread or statement below and above"), "Down Up", N_("Goals") },
  { "", N_("Beginning and end of the thread"), "Home End", N_("Goals") },
  { "", N_("First and last thread"), "<Control>Home <Control>End", N_("Goals") },
  { "", N_("A window of threads further down and up"), "Page_Down Page_Up", N_("Goals") },
  { "", N_("Expand the thread of a goal"), "e", N_("Goals") },
  { "", N_("From point to point of a curve"), "Left Right", N_("Chart") },
  { "", N_("To another curve, and to the targets"), "Up Down", N_("Chart") },
  { "", N_("Next and previous hit, while searching"), "Return <Shift>Return", N_("Window") },
  { "", N_("Clear the selection or the search"), "Escape", N_("Window") },
  { "", N_("Undo the last star"), "<Control>z", N_("Window") },
  { "", N_("Copy the selected row or the table"), "<Control>c", N_("Window") },
  { "", N_("Scene further up and down"), "<Alt>Up <Alt>Down", N_("Tours") },
  { "", N_("Undo and redo"), "<Control>z <Control><Shift>z", N_("Tours") },
  { "", N_("Delete the scene"), "Delete", N_("Tours") },
};

/* Keys of a lesson, which win over all others while it is presented. */
static const WayActionInfo show_keys[] = {
  { "", N_("Next step, next scene"), "space Right Down Page_Down", N_("Presenting") },
  { "", N_("Back a step, the scene before"), "Left Up Page_Up", N_("Presenting") },
  { "", N_("First and last scene"), "Home End", N_("Presenting") },
  { "", N_("To the scene of a number that was typed"), "Return", N_("Presenting") },
  { "", N_("Black screen"), "b period", N_("Presenting") },
  { "", N_("White screen"), "w", N_("Presenting") },
  { "", N_("English, Chinese, both"), "l", N_("Presenting") },
  { "", N_("The other language, both: in the whole program"), "<Control>l <Control><Shift>l",
    N_("Presenting") },
  { "", N_("A hand for answer A to D, also as 1 to 4; with Shift one less"), "a",
    N_("Presenting") },
  { "", N_("Hide the titles: which policy is this?"), "q", N_("Presenting") },
  { "", N_("Spotlight around the pointer"), "s", N_("Presenting") },
  { "", N_("Speaker's notes"), "n", N_("Presenting") },
  { "", N_("Larger and smaller text"), "<Control>plus <Control>minus", N_("Presenting") },
  { "", N_("Zoom and move the scene"), "<Control>Up <Control>Down <Control>Left <Control>Right",
    N_("Presenting") },
  { "", N_("The scene as it was"), "<Control>0", N_("Presenting") },
  { "", N_("Light or dark look"), "t", N_("Presenting") },
  { "", N_("Next monitor"), "m", N_("Presenting") },
  { "", N_("Show these keys"), "question", N_("Presenting") },
  { "", N_("End the black screen, the spotlight, the lesson"), "Escape", N_("Presenting") },
};

/* What the shortcuts window shows at once, as all of it would be taller than a
 * screen. */
static const struct
{
  const char *name;
  const char *title;
  const char *groups[4];
} sections[] = {
  { "timeline", N_("Timeline, goals, charts"), { N_("Timeline"), N_("Goals"),
    N_("Chart") } },
  { "window", N_("Window and tours"), { N_("Window"), N_("Tours"), N_("Program") } },
  { "presenting", N_("Presenting"), { N_("Presenting") } },
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
  for (guint i = 0; i < G_N_ELEMENTS (show_keys); i++)
    if (g_str_equal (show_keys[i].group, group))
      append_shortcut (xml, &show_keys[i]);
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

static char *
describe_keys (const WayActionInfo *info)
{
  g_auto (GStrv) accels = g_strsplit (info->accels, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; accels[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      g_autofree char *label = NULL;
      guint key;

      if (!gtk_accelerator_parse (accels[i], &key, &modifiers))
        continue;
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "  " : "", label);
    }
  return g_string_free (text, FALSE);
}

/**
 * way_actions_new_show_keys:
 *
 * Returns: (transfer floating): a grid of the keys of a lesson and what they do
 */
GtkWidget *
way_actions_new_show_keys (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  for (guint i = 0; i < G_N_ELEMENTS (show_keys); i++)
    {
      g_autofree char *keys = describe_keys (&show_keys[i]);
      GtkWidget *key = gtk_label_new (keys);
      GtkWidget *title = gtk_label_new (_(show_keys[i].title));

      gtk_label_set_xalign (GTK_LABEL (key), 1);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (key, "key");
      gtk_grid_attach (GTK_GRID (grid), key, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), title, 1, (int) i, 1, 1);
    }
  return grid;
}
