/* A timeline in a window, and what its tests ask of it. */
#pragma once

#include "way-timeline-view.h"

#include "display.h"

G_BEGIN_DECLS

typedef struct
{
  WaySession      *session;
  WaySceneStyle   *style;
  WayTimelineView *view;
  GtkWidget       *window;
} Fixture;

void        set_up         (Fixture       *f,
                            gconstpointer  data);
void        tear_down      (Fixture       *f,
                            gconstpointer  data);
guint       n_policies     (Fixture       *f);
guint       focused        (Fixture       *f);
guint       sum            (const WayTimelineCounts *counts);
void        assert_adds_up (Fixture       *f);

G_END_DECLS
