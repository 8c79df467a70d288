/* Facets: what policies are told apart by. Every facet has values, numbered
 * from 0; a policy can have several values of one facet, or none.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_FACET_LEVEL,      /* WayLevel */
  WAY_FACET_REGION,     /* areas: its own and the regions around that */
  WAY_FACET_ISSUER,     /* organisations */
  WAY_FACET_KIND,       /* WayPolicyKind */
  WAY_FACET_THEME,      /* themes */
  WAY_FACET_GOAL,       /* goals it states */
  WAY_FACET_YEAR,       /* the year itself */
  WAY_FACET_DUE_YEAR,   /* years in which its targets are due */
  WAY_FACET_VERDICT,    /* WayVerdictId of its targets, as known on a day */
  WAY_FACET_EVIDENCE,   /* WayEvidence of its sources and of its statements' */
  WAY_FACET_OWN,        /* WayOwnMark: what a person has added to it */
  WAY_N_FACETS,
} WayFacet;

/**
 * WayFacetLists:
 * @ref_count: private
 * @n_policies: how many policies there are
 * @known_on: private
 * @starts: for each policy where its values start, and where the last ends
 * @values: values of all facets in one numbering, see way_facet_get_first()
 *
 * The values of every policy, each once.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint           n_policies;
  int             known_on;
  guint32        *starts;
  guint32        *values;
} WayFacetLists;

const char    *way_facet_get_word    (WayFacet          facet);
gboolean       way_facet_parse       (const char       *text,
                                      WayFacet         *facet);
guint          way_facet_n_values    (const WayDataset *dataset,
                                      WayFacet          facet);
guint          way_facet_get_first   (const WayDataset *dataset,
                                      WayFacet          facet);
const char    *way_facet_value_id    (const WayDataset *dataset,
                                      WayFacet          facet,
                                      guint             value);
guint          way_facet_find_value  (const WayDataset *dataset,
                                      WayFacet          facet,
                                      const char       *id);
WayFacetLists *way_facet_lists_get   (const WayDataset *dataset);
WayFacetLists *way_facet_lists_judge (const WayDataset *dataset,
                                      int               known_on);
void           way_facet_lists_unref (WayFacetLists    *lists);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFacetLists, way_facet_lists_unref)

G_END_DECLS
