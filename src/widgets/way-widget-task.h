/* Tasks in threads, begun by widgets. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GTask *way_widget_task_new (GtkWidget           *widget,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback);

G_END_DECLS
