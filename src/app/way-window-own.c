/* What a person adds to policies, in the window: the stars and notes that all
 * windows share, what is said where they cannot be kept, and citations.
 */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>

#include "way-citation.h"
#include "way-fault.h"
#include "way-own-file.h"

/* Who has been away for so long may have been in another program. */
#define AWAY_MS 500

/* What can be done where the file cannot be used. */
static const char *
find_way_out (const GError *error)
{
  switch (error->code)
    {
    case WAY_OWN_ERROR_OPEN:
    case WAY_OWN_ERROR_WRITE:
      return _("Make room there, or give yourself the right to write; it is tried again with the "
               "next star or note.");
    case WAY_OWN_ERROR_BUSY:
      return _("It is tried again with the next star or note.");
    case WAY_OWN_ERROR_VERSION:
      return _("Use that version, or move the file away: a new one is begun with the next star or "
               "note.");
    case WAY_OWN_ERROR_FOREIGN:
    case WAY_OWN_ERROR_DAMAGED:
      return _("Put a copy in its place, or move the file away: a new one is begun with the next "
               "star or note.");
    default:
      return NULL;
    }
}

static void
fault_cb (WayWindow    *window,
          const GError *error)
{
  const char *way_out = find_way_out (error);
  g_autofree char *reason = way_fault_tell (error);
  g_autofree char *text = NULL;

  if (way_out == NULL)
    {
      way_window_show_error (window, error);
      return;
    }
  text = g_strdup_printf ("%s\n%s %s", reason, way_out,
                          _("Until then what you star and note is kept as long as the program "
                            "runs."));
  way_window_show_message (window, text);
}

/* All windows of the program share the stars and notes. */
static WayOwn *
share_own (WayWindow *window)
{
  GObject *application = G_OBJECT (gtk_window_get_application (GTK_WINDOW (window)));
  WayOwn *own = g_object_get_data (application, "own");
  g_autofree char *path = NULL;

  if (own != NULL)
    return own;
  path = way_own_file_path ();
  own = way_own_new (way_own_file_new (path));
  g_object_set_data_full (application, "own", own, g_object_unref);
  return own;
}

static void
update_star (WayWindow *window)
{
  guint selected = way_session_get_selected (window->session);
  WayOwn *own = way_session_get_own (window->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.star",
                                 selected != WAY_NONE && own != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.cite", selected != WAY_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.save-citation", selected != WAY_NONE);
}

/* What other programs have written meanwhile is read when one comes back. A
 * popover that opens takes the window away for a moment too. */
static void
active_cb (WayWindow *window)
{
  WayOwn *own = way_session_get_own (window->session);

  if (!gtk_window_is_active (GTK_WINDOW (window)))
    window->left_at = g_get_monotonic_time ();
  else if (own != NULL && window->left_at > 0
           && g_get_monotonic_time () - window->left_at > AWAY_MS * 1000)
    way_own_read (own);
}

/**
 * way_window_lay_own:
 * @window: a window with a session
 *
 * Lays the stars and notes of the person over what the window shows, and has
 * them read.
 */
void
way_window_lay_own (WayWindow *window)
{
  WayOwn *own = share_own (window);

  if (way_session_get_own (window->session) == NULL)
    way_session_set_own (window->session, own);
  g_signal_connect_object (own, "fault", G_CALLBACK (fault_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->session, "notify::view", G_CALLBACK (update_star), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), window,
                           G_CONNECT_SWAPPED);
  update_star (window);
  way_own_read (own);
}

/**
 * way_window_may_close:
 * @window: a window that is to be closed
 *
 * Brings stars and notes to their file. Where that fails the window says so and
 * stays, once: the next time it may close.
 *
 * Returns: whether the window may close
 */
gboolean
way_window_may_close (WayWindow *window)
{
  WayOwn *own = way_session_get_own (window->session);
  g_autofree char *text = NULL;

  if (own == NULL)
    return TRUE;
  /* Takes over what is being typed in a note. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  if (!way_own_has_unsaved (own))
    return TRUE;
  way_own_read (own);
  way_own_wait (own);
  if (!way_own_has_unsaved (own) || window->warned)
    return TRUE;
  window->warned = TRUE;
  text = g_strconcat (gtk_label_get_text (window->message), "\n",
                      _("Close once more to leave without them."), NULL);
  way_window_show_message (window, text);
  return FALSE;
}

/**
 * way_window_star_cb:
 * @widget: a window
 * @name: the name of the action
 * @parameter: (nullable): nothing
 *
 * Gives the selected policy a star or takes it away.
 */
void
way_window_star_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  guint selected = way_session_get_selected (window->session);

  if (selected != WAY_NONE && way_session_get_own (window->session) != NULL)
    way_session_set_starred (window->session, selected,
                             !way_session_is_starred (window->session, selected));
}

/**
 * way_window_undo_cb:
 * @widget: a window
 * @name: the name of the action
 * @parameter: (nullable): nothing
 *
 * Undoes the last star, and selects its policy. Where text is being written
 * nothing but that text is undone.
 */
void
way_window_undo_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  WayOwn *own = way_session_get_own (window->session);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  const char *policy = NULL;
  guint number;

  if (own != NULL && !GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus))
    policy = way_own_undo (own);
  if (policy == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  number = way_dataset_find (way_session_get_dataset (window->session), WAY_TABLE_POLICIES, policy);
  if (number != WAY_NONE)
    way_session_select (window->session, number);
}

/* The citation that a word such as "ris" or "text-zh" asks for. */
static char *
cite (WayWindow  *window,
      const char *word)
{
  guint selected = way_session_get_selected (window->session);
  WayLang lang = way_session_get_lang (window->session);
  WayCiteFormat format = WAY_CITE_TEXT;
  gboolean both = g_str_equal (word, "text");

  if (selected == WAY_NONE)
    return NULL;
  if (g_str_equal (word, "text-en"))
    lang = WAY_LANG_EN;
  else if (g_str_equal (word, "text-zh"))
    lang = WAY_LANG_ZH;
  else if (!way_cite_format_parse (word, &format))
    return NULL;
  return way_cite (way_session_get_dataset (window->session), &selected, 1, format,
                   both ? WAY_LANG_EN : lang, both);
}

/**
 * way_window_cite_cb:
 * @widget: a window
 * @name: the name of the action
 * @parameter: the format as a string
 *
 * Copies a citation of the selected policy.
 */
void
way_window_cite_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autofree char *citation = cite (WAY_WINDOW (widget), g_variant_get_string (parameter, NULL));

  if (citation != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
  else
    gtk_widget_error_bell (widget);
}

/* The format that the name of a file asks for; RIS where it says nothing. */
static WayCiteFormat
find_format (const char *path)
{
  for (guint i = 0; i < WAY_N_CITE_FORMATS; i++)
    if (g_str_has_suffix (path, way_cite_format_suffix (i)))
      return i;
  return WAY_CITE_RIS;
}

/**
 * way_window_save_citation:
 * @window: a window with a selected policy
 * @path: a file, whose name ends as those of its format do
 *
 * Writes a citation of the selected policy; where that fails the window says
 * so.
 */
void
way_window_save_citation (WayWindow  *window,
                          const char *path)
{
  g_autofree char *citation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WAY_IS_WINDOW (window) && path != NULL);

  citation = cite (window, way_cite_format_word (find_format (path)));
  if (citation != NULL && !g_file_set_contents (path, citation, -1, &error))
    way_window_show_error (window, error);
}

static void
save_response_cb (WayWindow            *window,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
    }
  if (path != NULL)
    way_window_save_citation (window, path);
  g_object_unref (chooser);
}

/**
 * way_window_save_citation_cb:
 * @widget: a window
 * @name: the name of the action
 * @parameter: (nullable): nothing
 *
 * Asks for a file and writes a citation of the selected policy to it.
 */
void
way_window_save_citation_cb (GtkWidget  *widget,
                             const char *name,
                             GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  WayLang lang = way_session_get_lang (window->session);
  guint selected = way_session_get_selected (window->session);
  GtkFileChooserNative *chooser;
  g_autofree char *file = NULL;

  if (selected == WAY_NONE)
    return;
  chooser = gtk_file_chooser_native_new (_("Save the citation"), GTK_WINDOW (widget),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  file = g_strconcat (way_dataset_get_policy (way_session_get_dataset (window->session),
                                              selected)->id,
                      way_cite_format_suffix (WAY_CITE_RIS), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  for (guint i = 0; i < WAY_N_CITE_FORMATS; i++)
    {
      WayCiteFormat format = (WAY_CITE_RIS + i) % WAY_N_CITE_FORMATS;
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autofree char *title = g_strdup_printf ("%s (%s)", way_cite_format_name (format, lang),
                                                way_cite_format_suffix (format));
      g_autofree char *pattern = g_strconcat ("*", way_cite_format_suffix (format), NULL);

      gtk_file_filter_set_name (filter, title);
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
