/* The inside of a snapshot and of its builder, which three files share: the
 * rows are read in way-dataset-rows.c, put together in way-dataset-builder.c
 * and given out in way-dataset.c.
 */
#pragma once

#include "way-dataset.h"
#include "way-facets.h"
#include "way-own-marks.h"
#include "way-releases.h"
#include "way-search.h"

G_BEGIN_DECLS

/* A list of row numbers for each of some rows, kept in one array. */
typedef struct
{
  guint *starts;   /* one more than there are rows */
  guint *members;
} WayRowLists;

/* Where the rows that hang on a policy stand, if its row does not say so. */
typedef struct
{
  guint first_stated, n_stated;
  guint first_source, n_sources;
  guint first_relation, n_relations;
} WayPolicyLinks;

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
  WayRowLists     targets;             /* stated goals of each indicator, others last */
  WayPolicyKey   *keys;                /* of each policy */
  guint          *by_date;
  WayRelease     *releases;            /* by series, year and publication */
  WayFacetLists  *facets;              /* made when asked for, as are these: */
  WayFacetLists  *verdicts;
  WayOwnMarks    *own;                 /* of the person, or NULL */
  WayDate         newest_release;
  GHashTable     *meta;
  WaySearchIndex *search;              /* NULL if texts are read instead */

  /* Only where rows of policies are read on demand. */
  WayDataset     *base;                /* whose order by date this one shares */
  WayRowSource   *source;
  guint           n_policies;
  gpointer       *read;                /* the rows read so far, or NULL */
  GMutex          reading;             /* held while one is added */
  WayPolicyLinks *links;               /* of each policy; NULL until known */
  guint32        *issuer_sets;         /* of each policy: who issued it together */
  GArray         *set_starts;          /* of each set, in: */
  GArray         *set_members;
};

/* A field of an index, read and found sound; `value` is a row or a word. */
typedef struct
{
  guint  value;
  guint  set;                          /* of issuers */
  gint32 first_day;
  gint32 end_day;
  char   text[];
} WaySeenField;

typedef struct
{
  GHashTable         *fields;          /* by text */
  const WaySeenField *last;
} WaySeenFields;

#define WAY_N_KEY_COLUMNS 8

struct _WayDatasetBuilder
{
  WayDataset        *dataset;
  GPtrArray         *parents;          /* of the areas, by code */
  const char *const *fields;
  WayTableId         table;
  GStringChunk      *policy_ids;       /* of a complete snapshot after keys */
  WaySeenFields      seen[WAY_N_KEY_COLUMNS];
};

void     way_dataset_make_keys            (WayDataset         *dataset);
guint    way_dataset_lookup               (const WayDataset   *dataset,
                                           WayTableId          table,
                                           const char         *id);
gboolean way_dataset_builder_check_row    (WayDatasetBuilder  *builder,
                                           GError            **error);
gboolean way_dataset_builder_check_field  (WayDatasetBuilder  *builder,
                                           int                 column,
                                           GError            **error);
void     way_dataset_builder_read_row     (WayDatasetBuilder  *builder,
                                           gpointer            row);
void     way_dataset_copy_links           (WayPolicy            *policy,
                                           const WayPolicyLinks *links);
const WayPolicy *way_dataset_read_policy  (const WayDataset   *dataset,
                                           guint               index);
WayPolicyLinks way_dataset_get_links      (const WayDataset   *dataset,
                                           guint               policy);
const guint *way_dataset_get_issuers      (const WayDataset   *dataset,
                                           guint               policy,
                                           guint              *n);
guint    way_dataset_read_issuer          (const WayPolicy    *policy,
                                           guint               n);

G_END_DECLS
