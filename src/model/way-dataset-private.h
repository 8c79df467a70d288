/* The inside of a snapshot and of its builder, which three files share: the
 * rows are read in way-dataset-rows.c, put together in way-dataset-builder.c
 * and given out in way-dataset.c.
 */
#pragma once

#include "way-dataset.h"
#include "way-facets.h"
#include "way-releases.h"
#include "way-search.h"

G_BEGIN_DECLS

/* A list of row numbers for each of some rows, kept in one array. */
typedef struct
{
  guint *starts;   /* one more than there are rows */
  guint *members;
} WayRowLists;

struct _WayDataset
{
  gatomicrefcount ref_count;
  GStringChunk   *texts;
  GArray         *rows[WAY_N_TABLES];
  GHashTable     *ids[WAY_N_TABLES];   /* id → row number + 1 */
  GArray         *issuers;
  GArray         *members;
  WayRowLists     incoming;            /* relations to each policy */
  WayRowLists     statements;          /* stated goals of each goal */
  WayPolicyKey   *keys;                /* of each policy */
  guint          *by_date;
  WayRelease     *releases;            /* by series, year and publication */
  WayFacetLists  *facets;              /* made when asked for, as are these: */
  WayFacetLists  *verdicts;
  WayDate         newest_release;
  GHashTable     *meta;
  WaySearchIndex *search;              /* NULL if texts are read instead */
};

struct _WayDatasetBuilder
{
  WayDataset        *dataset;
  GPtrArray         *parents;          /* of the areas, by code */
  const char *const *fields;
  WayTableId         table;
};

void     way_dataset_make_keys            (WayDataset         *dataset);
guint    way_dataset_lookup               (const WayDataset   *dataset,
                                           WayTableId          table,
                                           const char         *id);
gboolean way_dataset_builder_check_row    (WayDatasetBuilder  *builder,
                                           GError            **error);
void     way_dataset_builder_read_row     (WayDatasetBuilder  *builder,
                                           gpointer            row);

G_END_DECLS
