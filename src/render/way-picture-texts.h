/* The texts that travel with a picture: what it shows, in words, where its
 * figures come from, and the view from which it was drawn.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayPictureTexts:
 * @title: the title
 * @description: the alternative text, one sentence built from the data
 * @source: where the figures come from
 * @copyright: the licence
 * @software: the program
 * @creation_time: the day it was made, as 2016-05-19
 * @dataset: the data set and its version
 * @view: the view as JSON
 *
 * %NULL for one that is not given.
 */
typedef struct
{
  const char *title;
  const char *description;
  const char *source;
  const char *copyright;
  const char *software;
  const char *creation_time;
  const char *dataset;
  const char *view;
} WayPictureTexts;

void way_xml_append (GString    *xml,
                     const char *text);
void way_xml_append_rdf (GString               *xml,
                         const WayPictureTexts *texts);

#define WAY_VIEW_NAMESPACE "https://waymark.org/ns/view"

G_END_DECLS
