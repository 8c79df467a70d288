/* The words of the vocabularies as people read them, in both languages. */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

const char *way_date_event_name        (WayDateEvent        event,
                                        WayLang             lang);
const char *way_date_precision_name    (WayDate             date,
                                        WayLang             lang);
const char *way_policy_kind_name       (WayPolicyKind       kind,
                                        WayLang             lang);
const char *way_level_name             (WayLevel            level,
                                        WayLang             lang);
const char *way_confidence_name        (guint               confidence,
                                        WayLang             lang);
const char *way_evidence_name          (WayEvidence         evidence,
                                        WayLang             lang);
const char *way_licence_name           (WayLicence          licence,
                                        WayLang             lang);
const char *way_relation_name          (WayRelationKind     kind,
                                        gboolean            incoming,
                                        WayLang             lang);
const char *way_comparator_sign        (WayComparator       comparator);
const char *way_measure_name           (WayMeasure          measure,
                                        WayLang             lang);
const char *way_better_name            (WayBetter           better,
                                        WayLang             lang);
const char *way_timing_name            (WayTiming           timing,
                                        WayLang             lang);
const char *way_prices_name            (WayPrices           prices,
                                        WayLang             lang);
const char *way_status_name            (WayStatus           status,
                                        WayLang             lang);
char       *way_quantity_to_text       (const char         *value,
                                        const char         *unit);

G_END_DECLS
