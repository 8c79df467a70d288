/* The table of all actions: what they are called, their keys and where the
 * shortcuts window lists them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WayActionInfo:
 * @name: the detailed name of the action, such as "win.zoom-in"
 * @title: what it does, for translation; %NULL if it is not listed
 * @accels: its keys, separated by blanks; "" for none
 * @group: the heading under which it is listed, for translation
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *accels;
  const char *group;
} WayActionInfo;

const WayActionInfo *way_actions_get_table (guint          *n_actions);
void                 way_actions_set_keys  (GtkApplication *application);
GtkWidget           *way_actions_new_help  (void);
GtkWidget           *way_actions_new_show_keys (void);

G_END_DECLS
