/* The inside of a session, which two files share. */
#pragma once

#include "way-session-filter.h"
#include "way-session-search.h"
#include "way-session.h"

G_BEGIN_DECLS

struct _WaySession
{
  GObject     parent_instance;

  WayDataset *dataset;
  WayOwn     *own;          /* what the person adds, or NULL */
  WayLang     lang;
  gboolean    both;         /* titles in the other language too */
  GPtrArray  *history;      /* WayView */
  guint       place;        /* of the present view in the history */
  guint8     *matching;     /* for each policy, made when asked for */
  guint       n_matching;
  guint       matching_serial; /* goes on whenever that may be another */
  WaySearcher *searcher;
  WayFilterer *filterer;
  guint      *counts;       /* of the values of facets, likewise */
  guint8     *listed;       /* what matches and is in the window, likewise */
  guint       n_listed;
  guint       settle_source;
};

G_END_DECLS
