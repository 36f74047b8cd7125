using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Why a file cannot be read, in words: what was found, what is expected, what to do.</summary>
internal static class UploadWords
{
    private const int Megabyte = 1024 * 1024;

    public static ContentError NotQuestions(string file) => new(
        Show(file), 1, "txt-no-questions", "Found a text without questions I can read. Expected GIFT (a question with its answers in braces, {=right ~wrong}) or Aiken (options A) … and a line ANSWER: A). A lesson is a .md file.");

    public static ContentError NotALesson(string file) => new(
        Show(file), 1, "file-type", "Found a file of a kind I cannot read, expected .md, .csv, .xlsx, .gift or .txt (GIFT or Aiken), a .zip of a folder with them, or the .yaml of a programme.");

    public static ContentError FileTooLarge(string file, long? bytes) => new(
        Show(file), 1, "file-too-large", $"Found {(bytes is { } size ? InMegabytes(size) : "more")}, expected at most {UploadLimits.FileBytes / Megabyte} MB a file. A lesson is one bite: divide it.");

    public static ContentError BrokenWorkbook(string file) => new(
        Show(file), 1, "xlsx-broken", "Found no workbook that can be opened. Save it once more as .xlsx without a password, or as CSV UTF-8.");

    public static ContentError WorkbookTooLarge(string file) => new(
        Show(file), 1, "xlsx-too-large", $"Found more than {UploadLimits.SheetCharacters / 1_000_000} million characters or {UploadLimits.SheetColumns} columns. Divide the workbook.");

    public static ContentError EmptyWorkbook(string file) => new(Show(file), 1, "xlsx-empty", "Found no sheet with anything in it. Put the header line into the first row.");

    public static ContentError ZipTooLarge(string zip, long bytes) => new(
        Show(zip), 1, "zip-too-large", $"Found {InMegabytes(bytes)}, expected at most {UploadLimits.ZipBytes / Megabyte} MB. Leave out pictures and videos, or divide it.");

    public static ContentError TooManyEntries(string zip, int entries) => new(
        Show(zip), 1, "zip-too-many-files", $"Found {entries} files and folders, expected at most {UploadLimits.ZipEntries}. Divide it.");

    public static ContentError UnpackedTooLarge(string zip) => new(
        Show(zip), 1, "zip-bomb", $"Found more than {UploadLimits.UnpackedBytes / Megabyte} MB when unpacked, so nothing was read. Divide it.");

    public static ContentError BrokenZip(string zip) => new(Show(zip), 1, "zip-broken", "Found no zip that can be opened. Make it once more.");

    public static ContentError EmptyZip(string zip) => new(
        Show(zip), 1, "zip-empty", "Found no lesson in it, expected a folder with Markdown (.md), CSV or GIFT files.");

    public static ContentError Encrypted(string zip, string path) => new(
        Show(zip), 1, "zip-encrypted", $"Found “{Show(path)}” behind a password. Make the zip without one.");

    public static ContentError Link(string zip, string path) => new(
        Show(zip), 1, "zip-link", $"Found the link “{Show(path)}”. Put the file itself there.");

    public static ContentError ZipInZip(string zip, string path) => new(
        Show(zip), 1, "zip-in-zip", $"Found the zip “{Show(path)}” inside. Unpack it first, or drop it by itself.");

    public static ContentError Outside(string zip, string name) => new(
        Show(zip), 1, "zip-path", $"Found the name “{Show(name)}”, which leads out of the folder. Make the zip of a plain folder.");

    public static ContentError NameNotUtf8(string zip, string name) => new(
        Show(zip), 1, "zip-name", $"Found the name “{Show(name)}”, whose letters are not written in UTF-8. Rename the file to plain letters and make the zip once more.");

    public static ContentError TooDeep(string path) => new(
        Show(path), 1, "folder-too-deep", $"Found folders more than {UploadLimits.FolderDepth} deep. Put the track's folder higher.");

    public static ContentError Twice(string path) => new(
        Show(path), 1, "file-twice", "Found two files of this name; the first was read. Rename one of them.");

    public static ContentError TooMany(int count) => new(
        "…", 1, "too-many-files", $"Found {count} files in one message, expected at most {UploadLimits.FilesAMessage}. Put them into a zip.");

    /// <param name="file">The name, or Slack's id when not even that was said.</param>
    /// <param name="why">What Slack said.</param>
    public static ContentError NotHandedOut(string file, string why) => new(Show(file), 1, "file-not-read", why switch
    {
        "file_deleted" or "file_not_found" or "tombstone" => "Slack no longer has this file. Drop it once more.",
        "missing_scope" or "file_not_served" => "Slack does not let me read files here. Whoever runs me can give me the permission files:read and install me again.",
        "external" or "file_elsewhere" => "The file lies outside Slack, where I do not look. Download it and drop the file itself.",
        "access_denied" or "not_visible" or "check_file_info" => "Slack does not show me this file, perhaps because it is another company's. Drop your own copy.",
        _ => $"Slack did not hand out this file ({Show(why)}). Drop it once more.",
    });

    private static string InMegabytes(long bytes) => $"{Math.Ceiling(bytes * 10.0 / Megabyte) / 10:0.0} MB";

    private static string Show(string text) => Excerpt.Of(new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]), 120);
}
