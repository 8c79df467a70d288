/* The fields of a tour, shared by its value and its JSON form. */
#pragma once

#include "way-tour.h"

struct _WayTour
{
  gatomicrefcount  ref_count;
  char            *id;
  char            *title[WAY_N_LANGS];
  GPtrArray       *scenes;    /* WayScene */
};
