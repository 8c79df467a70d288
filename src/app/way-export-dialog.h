/* WayExportDialog: what to export, how large and in which look; a preview; and
 * the file.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-window.h"

G_BEGIN_DECLS

#define WAY_TYPE_EXPORT_DIALOG (way_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayExportDialog, way_export_dialog, WAY, EXPORT_DIALOG, GtkWindow)

GtkWidget *way_export_dialog_new (WayWindow *window,
                                  GSettings *settings);

G_END_DECLS
