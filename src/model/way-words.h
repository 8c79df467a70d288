/* The words for what the data set's vocabularies mean, in both languages, and
 * the groups into which policies fall.
 */
#pragma once

#include "way-query.h"
#include "way-view.h"

G_BEGIN_DECLS

const char *way_words_kind          (WayPolicyKind    kind,
                                     WayLang          lang);
const char *way_words_level         (WayLevel         level,
                                     WayLang          lang);
const char *way_words_event         (WayDateEvent     event,
                                     WayLang          lang);
const char *way_words_status        (WayStatus        status,
                                     WayLang          lang);
const char *way_words_evidence      (WayEvidence      evidence,
                                     WayLang          lang);
const char *way_words_licence       (WayLicence       licence,
                                     WayLang          lang);
const char *way_words_measure       (WayMeasure       measure,
                                     WayLang          lang);
const char *way_words_relation      (WayRelationKind  relation,
                                     gboolean         incoming,
                                     WayLang          lang);
const char *way_words_facet         (WayFacet         facet,
                                     WayLang          lang);
const char *way_words_facet_value   (const WayDataset *dataset,
                                     WayFacet         facet,
                                     guint            value,
                                     WayLang          lang);
const char *way_words_comparator    (WayComparator    comparator);
const char *way_words_grouping      (WayGrouping      grouping,
                                     WayLang          lang);
char       *way_words_period        (const WayPolicy *policy,
                                     WayLang          lang);
char       *way_words_date          (const WayPolicy *policy,
                                     WayLang          lang);
char       *way_words_issuers       (const WayDataset *dataset,
                                     const WayPolicy *policy,
                                     WayLang          lang);
char       *way_words_number         (const char      *number);
char       *way_words_quantity      (const char      *number,
                                     const char      *unit,
                                     WayLang          lang);
char       *way_words_target        (const WayDataset *dataset,
                                     const WayStatedGoal *target,
                                     WayLang          lang);

guint       way_grouping_n_groups   (const WayDataset *dataset,
                                     WayGrouping      grouping);
guint       way_grouping_get_group  (const WayDataset *dataset,
                                     WayGrouping      grouping,
                                     guint            policy);
const char *way_grouping_get_title  (const WayDataset *dataset,
                                     WayGrouping      grouping,
                                     guint            group,
                                     WayLang          lang);

G_END_DECLS
