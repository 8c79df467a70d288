/* WayNotesWindow: what only the speaker sees: the notes, what comes next, and
 * the time.
 */
#pragma once

#include "way-presenter.h"

G_BEGIN_DECLS

#define WAY_TYPE_NOTES_WINDOW (way_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (WayNotesWindow, way_notes_window, WAY, NOTES_WINDOW, GtkWindow)

GtkWidget *way_notes_window_new    (WayPresenter   *presenter,
                                    WayDataset     *dataset,
                                    GSettings      *settings);
void       way_notes_window_update (WayNotesWindow *window);

G_END_DECLS
