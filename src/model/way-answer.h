/* Answers to "why does it say so?": what is said, and under it where it comes
 * from, in parts.
 */
#pragma once

#include "way-verdict.h"

G_BEGIN_DECLS

/**
 * WayAnswerPart:
 * @heading: what is claimed; "" where the part goes on with the one before
 * @text: what it rests on, in lines
 * @source: the source, or %WAY_NONE
 *
 * A part of an answer.
 */
typedef struct
{
  char  *heading;
  char  *text;
  guint  source;
} WayAnswerPart;

typedef struct _WayAnswer WayAnswer;

WayAnswer           *way_answer_new             (WayDataset      *dataset,
                                                 int              known_on,
                                                 WayLang          lang);
void                 way_answer_free            (WayAnswer       *answer);
void                 way_answer_add_date        (WayAnswer       *answer,
                                                 guint            policy);
void                 way_answer_add_period      (WayAnswer       *answer,
                                                 guint            policy);
void                 way_answer_add_number      (WayAnswer       *answer,
                                                 guint            policy);
void                 way_answer_add_policy      (WayAnswer       *answer,
                                                 guint            policy);
void                 way_answer_add_statement   (WayAnswer       *answer,
                                                 guint            stated);
void                 way_answer_add_relation    (WayAnswer       *answer,
                                                 guint            relation);
void                 way_answer_add_observation (WayAnswer       *answer,
                                                 guint            observation);
void                 way_answer_add_counts      (WayAnswer       *answer,
                                                 const GArray    *horizon);
guint                way_answer_get_n_parts     (const WayAnswer *answer);
const WayAnswerPart *way_answer_get_part        (const WayAnswer *answer,
                                                 guint            n);
WayDataset          *way_answer_get_dataset     (const WayAnswer *answer);
WayLang              way_answer_get_lang        (const WayAnswer *answer);
char                *way_answer_to_text         (const WayAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayAnswer, way_answer_free)

G_END_DECLS
