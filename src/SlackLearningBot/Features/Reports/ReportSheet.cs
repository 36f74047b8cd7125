using System.Globalization;
using System.Text;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.Reports;

/// <summary>A report as CSV, with a byte order mark, which Excel wants to see letters beyond ASCII.</summary>
internal static class ReportSheet
{
    private static readonly string[] Columns =
        ["track", "part", "skill", "days_after", "from_day", "to_day", "until", "people", "answers", "right", "share", "low", "high", "told"];

    public static string FileName(TrackReport report) =>
        $"report-{new string([.. report.Track.TrackId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '-')])}-{report.Until:yyyy-MM-dd}.csv";

    public static byte[] Write(TrackReport report)
    {
        var (people, finished) = report.Completion;
        var share = people > 0 && finished is not null ? Text((double)finished / people.Value) : "";
        string[][] rows =
        [
            Columns,
            .. report.Ages.SelectMany(age => age.Skills.Select(skill => Cells(report, age, "skill", skill.Skill ?? "", skill.Right)).Prepend(Cells(report, age, "all", "", age.Whole))),
            [report.Track.Title, "completion", "", "", "", "", Day(report), Text(people), "", Text(finished), share, "", "", finished is null ? "no" : "yes"],
        ];
        var text = string.Concat(rows.Select(row => CsvText.Line(row) + "\r\n"));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static string[] Cells(TrackReport report, RetentionReport age, string part, string skill, ShareRight? share) =>
    [
        report.Track.Title, part, skill, Text(age.Age.Days), Text(age.Age.From), Text(age.Age.To), Day(report),
        Text(share?.People), Text(share?.Answers), Text(share?.Right), Text(share?.Share), Text(share?.Low), Text(share?.High), share is null ? "no" : "yes",
    ];

    private static string Day(TrackReport report) => report.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? share) => share?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";
}
