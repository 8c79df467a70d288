/* What is typed is saved at a pause and when the note is left. A note that has
 * changed elsewhere meanwhile is joined to what was typed; the text then shows
 * both, as a step that can be undone.
 */
#include "config.h"

#include "way-note-editor.h"

#include <glib/gi18n.h>
#include <string.h>

/* A pause of so long saves what was typed. */
#define PAUSE_MS 800

struct _WayNoteEditor
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkTextView   *text;
  GtkTextBuffer *buffer;

  WaySession    *session;
  GSignalGroup  *session_signals;
  char          *policy;        /* the id of the policy, or NULL */
  char          *taken;         /* the note that the text was made of */
  guint          pause_source;
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (WayNoteEditor, way_note_editor, GTK_TYPE_WIDGET)

static char *
get_text (WayNoteEditor *editor)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (editor->buffer, &start, &end);
  return gtk_text_buffer_get_text (editor->buffer, &start, &end, FALSE);
}

/* Text of blanks alone is no note. */
static gboolean
is_same (const char *text,
         const char *note)
{
  return g_str_equal (text, note)
      || (*note == '\0' && text[strspn (text, " \t\r\n")] == '\0');
}

static void
take_note (WayNoteEditor *editor)
{
  g_free (editor->taken);
  editor->taken = g_strdup (way_own_get_note (way_session_get_own (editor->session),
                                              editor->policy));
}

/* Puts the note in the place of the text; what stands before an end that stays
 * is put in alone, so that the cursor stays where it is. */
static void
replace_text (WayNoteEditor *editor,
              const char    *text)
{
  GtkTextIter start, end;
  gsize length = strlen (editor->taken), kept = strlen (text);

  editor->updating = TRUE;
  gtk_text_buffer_begin_user_action (editor->buffer);
  gtk_text_buffer_get_bounds (editor->buffer, &start, &end);
  if (kept > 0 && g_str_has_suffix (editor->taken, text))
    gtk_text_buffer_insert (editor->buffer, &start, editor->taken, (int) (length - kept));
  else
    {
      gtk_text_buffer_delete (editor->buffer, &start, &end);
      gtk_text_buffer_insert (editor->buffer, &start, editor->taken, (int) length);
    }
  gtk_text_buffer_end_user_action (editor->buffer);
  editor->updating = FALSE;
}

/**
 * way_note_editor_commit:
 * @editor: a note
 *
 * Saves what has been typed since the last pause.
 */
void
way_note_editor_commit (WayNoteEditor *editor)
{
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;

  g_return_if_fail (WAY_IS_NOTE_EDITOR (editor));

  g_clear_handle_id (&editor->pause_source, g_source_remove);
  if (editor->policy == NULL)
    return;
  text = get_text (editor);
  if (is_same (text, editor->taken))
    return;
  /* What it becomes is the next that is typed on. */
  before = g_steal_pointer (&editor->taken);
  editor->taken = g_strdup (text);
  way_own_set_note (way_session_get_own (editor->session), editor->policy, text, before);
}

static gboolean
pause_cb (gpointer data)
{
  WayNoteEditor *editor = data;

  editor->pause_source = 0;
  way_note_editor_commit (editor);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (WayNoteEditor *editor)
{
  if (editor->updating || editor->policy == NULL)
    return;
  g_clear_handle_id (&editor->pause_source, g_source_remove);
  editor->pause_source = g_timeout_add (PAUSE_MS, pause_cb, editor);
}

static void
own_changed_cb (WayNoteEditor *editor)
{
  g_autofree char *text = NULL;
  const char *note;

  if (editor->policy == NULL)
    return;
  note = way_own_get_note (way_session_get_own (editor->session), editor->policy);
  text = get_text (editor);
  if (is_same (text, note))
    {
      take_note (editor);
      return;
    }
  if (g_str_equal (note, editor->taken))
    return;
  /* Changed elsewhere: what is being typed here is joined to it first. */
  if (!is_same (text, editor->taken))
    {
      way_note_editor_commit (editor);
      return;
    }
  take_note (editor);
  replace_text (editor, text);
}

static void
left_cb (WayNoteEditor *editor)
{
  way_note_editor_commit (editor);
}

static void
way_note_editor_dispose (GObject *object)
{
  WayNoteEditor *editor = WAY_NOTE_EDITOR (object);

  if (editor->buffer != NULL)
    way_note_editor_commit (editor);
  g_clear_handle_id (&editor->pause_source, g_source_remove);
  if (editor->session_signals != NULL)
    g_signal_group_set_target (editor->session_signals, NULL);
  g_clear_object (&editor->session_signals);
  editor->buffer = NULL;
  g_clear_pointer (&editor->box, gtk_widget_unparent);
  g_clear_object (&editor->session);
  g_clear_pointer (&editor->policy, g_free);
  g_clear_pointer (&editor->taken, g_free);

  G_OBJECT_CLASS (way_note_editor_parent_class)->dispose (object);
}

/* A window that closes is not always left before. */
static void
way_note_editor_unmap (GtkWidget *widget)
{
  way_note_editor_commit (WAY_NOTE_EDITOR (widget));
  GTK_WIDGET_CLASS (way_note_editor_parent_class)->unmap (widget);
}

static void
way_note_editor_class_init (WayNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_note_editor_dispose;
  widget_class->unmap = way_note_editor_unmap;
  gtk_widget_class_set_css_name (widget_class, "noteeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
way_note_editor_init (WayNoteEditor *editor)
{
  GtkWidget *heading = make_label (_("Own note"), "section");
  GtkWidget *hint = make_label (_("Saved at every pause, on this computer only."), "source");
  GtkEventController *focus = gtk_event_controller_focus_new ();

  editor->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  editor->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  editor->buffer = gtk_text_view_get_buffer (editor->text);
  gtk_text_view_set_wrap_mode (editor->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (editor->text, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (editor->text), "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Own note"), -1);
  gtk_box_append (GTK_BOX (editor->box), heading);
  gtk_box_append (GTK_BOX (editor->box), GTK_WIDGET (editor->text));
  gtk_box_append (GTK_BOX (editor->box), hint);
  gtk_widget_set_parent (editor->box, GTK_WIDGET (editor));
  gtk_widget_add_controller (GTK_WIDGET (editor->text), focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->buffer, "changed", G_CALLBACK (text_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  editor->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (editor->session_signals, "notify::own",
                                  G_CALLBACK (own_changed_cb), editor);
}

/**
 * way_note_editor_set_session:
 * @editor: a note
 * @session: the session whose notes it shows and changes
 *
 * Gives the note what it shows; to be called once.
 */
void
way_note_editor_set_session (WayNoteEditor *editor,
                             WaySession    *session)
{
  g_return_if_fail (WAY_IS_NOTE_EDITOR (editor) && editor->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  editor->session = g_object_ref (session);
  g_signal_group_set_target (editor->session_signals, session);
}

/**
 * way_note_editor_show:
 * @editor: a note
 * @policy: (nullable): the id of a policy
 *
 * Saves the note that was shown and shows that on another policy. Where nothing
 * is kept at all, nothing is shown.
 */
void
way_note_editor_show (WayNoteEditor *editor,
                      const char    *policy)
{
  gboolean kept;

  g_return_if_fail (WAY_IS_NOTE_EDITOR (editor) && editor->session != NULL);

  if (g_strcmp0 (policy, editor->policy) == 0)
    return;
  way_note_editor_commit (editor);
  kept = policy != NULL && way_session_get_own (editor->session) != NULL;
  g_clear_pointer (&editor->policy, g_free);
  gtk_widget_set_visible (GTK_WIDGET (editor), kept);
  if (!kept)
    return;
  editor->policy = g_strdup (policy);
  take_note (editor);
  editor->updating = TRUE;
  gtk_text_buffer_set_text (editor->buffer, editor->taken, -1);
  editor->updating = FALSE;
}
