/* A data set as a folder of CSV files, one for each table, with a description
 * in datapackage.json: the form in which data sets are edited and exchanged.
 */
#pragma once

#include <gio/gio.h>

#include "way-check.h"

G_BEGIN_DECLS

#define WAY_CSV_FOLDER_ERROR (way_csv_folder_error_quark ())
GQuark way_csv_folder_error_quark (void);

/**
 * WayCsvFolderError:
 * @WAY_CSV_FOLDER_ERROR_OPEN: there is no such folder
 * @WAY_CSV_FOLDER_ERROR_INVALID: the folder does not hold a sound data set
 */
typedef enum
{
  WAY_CSV_FOLDER_ERROR_OPEN,
  WAY_CSV_FOLDER_ERROR_INVALID,
} WayCsvFolderError;

#define WAY_CSV_SUFFIX ".csv"

gboolean way_csv_folder_check  (const char    *path,
                                WayChecker    *checker,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean way_csv_folder_import (const char    *path,
                                const char    *output,
                                WayChecker    *checker,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
