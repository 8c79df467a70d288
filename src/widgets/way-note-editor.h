/* WayNoteEditor: what a person notes on a policy, to be written and read. */
#pragma once

#include <gtk/gtk.h>

#include "way-session.h"

G_BEGIN_DECLS

#define WAY_TYPE_NOTE_EDITOR (way_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (WayNoteEditor, way_note_editor, WAY, NOTE_EDITOR, GtkWidget)

void way_note_editor_set_session (WayNoteEditor *editor,
                                  WaySession    *session);
void way_note_editor_show        (WayNoteEditor *editor,
                                  const char    *policy);
void way_note_editor_commit      (WayNoteEditor *editor);

G_END_DECLS
