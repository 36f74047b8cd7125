using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary>The public holidays that come with the bot, for every workspace. Kept once for all, and written again only when their files changed.</summary>
internal sealed partial class ShippedCalendars(NpgsqlDataSource database, CalendarClock calendar, ILogger<ShippedCalendars> log) : INewWorkspace
{
    /// <summary>Under which they are kept, since they are nobody's.</summary>
    public const string Home = "";

    private static readonly Lazy<(IReadOnlyList<NamedCalendar> Calendars, IReadOnlyList<string> Refused)> All = new(ReadAll);

    /// <summary>Beside the program.</summary>
    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Content", "Calendars");

    public static IReadOnlyList<NamedCalendar> Calendars => All.Value.Calendars;

    public async Task WelcomeAsync(Workspace workspace, CancellationToken cancel)
    {
        await FillAsync(cancel);
        foreach (var refused in All.Value.Refused)
        {
            Log.Refused(log, refused);
        }
    }

    public Task FillAsync(CancellationToken cancel) => FillAsync(database, calendar.Now, cancel);

    /// <summary>Writes those whose file is another than the one that was kept.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await CalendarStore.ReadHashesAsync(database, Home, cancel);
        foreach (var changed in Calendars.Where(one => kept.GetValueOrDefault(one.Name) != one.Hash))
        {
            await database.InTransactionAsync(transaction => CalendarStore.SaveAsync(transaction, Home, changed, now, cancel), cancel);
        }
    }

    // Their files name their years themselves, so the day on which they are read changes nothing.
    private static (IReadOnlyList<NamedCalendar> Calendars, IReadOnlyList<string> Refused) ReadAll()
    {
        var (calendars, refused) = (new List<NamedCalendar>(), new List<string>());
        foreach (var path in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var file = CalendarFile.Read(path, new DateOnly(2026, 1, 1));
            if (file.Reading is { Errors: [], Name: { } name, Title: { } title })
            {
                calendars.Add(new NamedCalendar(name, title, file.Reading.Source, file.Hash, file.Reading.Days));
            }
            else
            {
                refused.Add(file.Reading.Errors is [var error, ..] ? CalendarReport.Line(error) : $"{Path.GetFileName(path)}:1: it has no calendar or title");
            }
        }

        return (calendars, refused);
    }

    private static partial class Log
    {
        // Content that does not belong to us may be mended by hand, but the bot works without it.
        [LoggerMessage(4011, LogLevel.Error, "A calendar that comes with the bot cannot be used: {Error}")]
        public static partial void Refused(ILogger log, string error);
    }
}
