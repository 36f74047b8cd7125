using System.CommandLine;
using SlackLearningBot.Features.Calendars;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Calendars;

/// <summary>What the console's calendar verb said.</summary>
internal sealed record CalendarRun(int Code, string Output, string Error)
{
    public const string Christmas = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Zürich\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261124\r\nSUMMARY:Labour Day\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    /// <summary>With <c>FILE</c> among the words, a file of that name and text stands there.</summary>
    public static async Task<CalendarRun> WithFileAsync(TestBot bot, string file, string text, params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("calendar-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            await File.WriteAllTextAsync(path, text);
            return await OfAsync(bot, [.. words.Select(word => word == "FILE" ? path : word)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static Task<CalendarRun> OfAsync(TestBot bot, params string[] words) => AskedAsync(bot, answer: null, words);

    /// <summary>With somebody there to answer what the verb asks, or nobody.</summary>
    public static async Task<CalendarRun> AskedAsync(TestBot bot, string? answer, params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var host = new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(bot.Services, null)), output, error) { Input = answer is null ? null : new StringReader(answer) };
        var root = new RootCommand { new CalendarCommand(bot.Slack.Clock).Build(host) };
        var code = await root.Parse(["calendar", .. words], new ParserConfiguration { ResponseFileTokenReplacer = null })
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new CalendarRun(code, output.ToString(), error.ToString());
    }
}
