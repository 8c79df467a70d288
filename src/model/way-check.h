/* The check of a data set, whatever its rows come from. It is fed row after
 * row in the order of the tables and collects what is wrong, each with its
 * place, instead of stopping at the first.
 */
#pragma once

#include "way-lang.h"
#include "way-table.h"

G_BEGIN_DECLS

/* Problems beyond this number are counted only. */
#define WAY_CHECK_MAX_PROBLEMS 1000

/**
 * WayProblem:
 * @file: the file or table
 * @line: the line in it, 0 if the file as a whole is meant
 * @field: (nullable): the column, or several joined by commas
 * @reason: what is wrong, in words
 */
typedef struct
{
  char  *file;
  guint  line;
  char  *field;
  char  *reason;
} WayProblem;

char             *way_problem_to_text        (const WayProblem   *problem);

typedef struct _WayChecker WayChecker;

WayChecker       *way_checker_new            (WayLang             lang,
                                              const char         *suffix);
void              way_checker_free           (WayChecker         *checker);
WayLang           way_checker_get_lang       (const WayChecker   *checker);
void              way_checker_add_row        (WayChecker         *checker,
                                              WayTableId          table,
                                              guint               line,
                                              const char *const  *fields,
                                              guint               n_fields);
void              way_checker_skip_table     (WayChecker         *checker,
                                              WayTableId          table);
void              way_checker_report         (WayChecker         *checker,
                                              const char         *file,
                                              guint               line,
                                              const char         *field,
                                              const char         *reason);
void              way_checker_finish         (WayChecker         *checker);
const WayProblem *way_checker_get_problem    (const WayChecker   *checker,
                                              guint               index);
guint             way_checker_get_n_problems (const WayChecker   *checker);
guint             way_checker_get_n_more     (const WayChecker   *checker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayChecker, way_checker_free)

G_END_DECLS
