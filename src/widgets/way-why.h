/* "Why does it say so?" asked of anything in the window: one action, one key,
 * one menu entry and one popover for all.
 */
#pragma once

#include <gtk/gtk.h>

#include "way-answer.h"
#include "way-session.h"

G_BEGIN_DECLS

/**
 * WayWhyPlace:
 * @asked: the widget with the keyboard, or under the pointer; within the one
 *   that answers
 * @by_pointer: whether the pointer asks
 * @x: where the pointer is, in the coordinates of the widget that answers
 * @y: likewise
 * @at: to what the answer points, in the same coordinates; may be changed
 *
 * Of what is asked.
 */
typedef struct
{
  GtkWidget    *asked;
  gboolean      by_pointer;
  double        x;
  double        y;
  GdkRectangle  at;
} WayWhyPlace;

/* Returns NULL where there is nothing to answer for. */
typedef WayAnswer *(*WayWhyFunc) (GtkWidget   *widget,
                                  WayWhyPlace *place);

/* Such as way_answer_add_policy(). */
typedef void (*WayWhyAdd) (WayAnswer *answer,
                           guint      number);

void       way_why_answer_by   (GtkWidget  *widget,
                                WayWhyFunc  func);
void       way_why_answer_for  (GtkWidget  *widget,
                                WayDataset *dataset,
                                int         known_on,
                                WayLang     lang,
                                WayWhyAdd   add,
                                guint       number);
void       way_why_answer_counts (GtkWidget  *widget,
                                  WayDataset *dataset,
                                  int         known_on,
                                  WayLang     lang,
                                  GArray     *horizon);
void       way_why_add_menu    (GtkWidget  *widget);
gboolean   way_why_show_menu   (GtkWidget  *widget);
gboolean   way_why_ask         (GtkWidget  *asked);
WayAnswer *way_why_new_answer  (WaySession *session);
GtkWidget *way_why_new_button  (const char *text);

G_END_DECLS
