using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Calendars;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary><c>calendar import FILE --name CH</c>, <c>calendar list</c>, <c>calendar check FILE</c> and <c>calendar remove NAME</c>.</summary>
internal sealed class CalendarCommand(TimeProvider clock) : IConsoleCommand
{
    public Command Build(ConsoleHost host) => new("calendar", "Public holidays, on which nobody gets a lesson") { BuildCheck(host), BuildImport(host), BuildList(host), CalendarRemoveVerb.Build(host) };

    private Command BuildCheck(ConsoleHost host)
    {
        var file = FileArgument();
        var command = new Command("check", "Say which holidays a file holds and what is wrong with it; needs no database and changes nothing") { file };
        command.SetAction((parsed, _) => CheckAsync(host, parsed.GetValue(file)!, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        return command;
    }

    private static Command BuildImport(ConsoleHost host)
    {
        var file = FileArgument();
        var name = new Option<string?>("--name") { Description = "What it is called, such as CH or CH-ZURICH; may be left out when the file says it" };
        var team = TeamChoice.Option();
        var command = new Command("import", "Bring a calendar into a workspace, in the place of the one of that name") { file, name, team };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => ImportAsync(host, services, parsed.GetValue(file)!, parsed.GetValue(name), parsed.GetValue(team), cancel), cancel));
        return command;
    }

    private static Command BuildList(ConsoleHost host)
    {
        var team = TeamChoice.Option();
        var command = new Command("list", "The calendars a workspace can choose from") { team };
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, services => ListAsync(host, services, parsed.GetValue(team), cancel), cancel));
        return command;
    }

    private static Argument<string> FileArgument() => new("FILE") { Description = "An .ics file of all-day events, or a .yaml file of rules" };

    private static async Task<int> CheckAsync(ConsoleHost host, string path, DateOnly today)
    {
        var reading = CalendarFile.Read(path, today).Reading;
        if (await RefuseAsync(host, reading))
        {
            return 1;
        }

        await WriteAsync(host.Output, CalendarReport.Checked(reading));
        return 0;
    }

    private static async Task<int> ImportAsync(
        ConsoleHost host, IServiceProvider services, string path, string? asked, string? team, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        if (asked is not null && CalendarName.Read(asked) is null)
        {
            return await FailAsync(host, CalendarReport.BadName(asked));
        }

        var file = CalendarFile.Read(path, DateOnly.FromDateTime(services.GetRequiredService<CalendarClock>().Now.UtcDateTime));
        if (await RefuseAsync(host, file.Reading))
        {
            return 1;
        }

        if ((asked is null ? file.Reading.Name : CalendarName.Read(asked)) is not { } name)
        {
            return await FailAsync(host, CalendarReport.WhichName);
        }

        var calendar = new NamedCalendar(name, file.Reading.Title ?? name, file.Reading.Source ?? Path.GetFileName(path), file.Hash, file.Reading.Days);
        var changes = await services.GetRequiredService<CalendarImport>().RunAsync(chosen, calendar, cancel);
        await WriteAsync(host.Output, CalendarReport.Imported(calendar, changes, file.Reading.LeftOut.Count));
        return 0;
    }

    private static async Task<int> ListAsync(ConsoleHost host, IServiceProvider services, string? team, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        await services.GetRequiredService<ShippedCalendars>().FillAsync(cancel);
        await WriteAsync(host.Output, (await services.GetRequiredService<CalendarStore>().ReadAllAsync(chosen, cancel)).Select(CalendarReport.Line));
        return 0;
    }

    /// <summary>Tells what is wrong and what is left out; true when the file cannot be used.</summary>
    private static async Task<bool> RefuseAsync(ConsoleHost host, CalendarReading reading)
    {
        await WriteAsync(reading.Errors.Count > 0 ? host.Error : host.Output, reading.LeftOut.Select(CalendarReport.Line));
        await WriteAsync(host.Error, reading.Errors.Select(CalendarReport.Line));
        if (reading.Errors.Count > 0)
        {
            await host.Error.WriteLineAsync(CalendarReport.Refused(reading.Errors.Count));
        }

        return reading.Errors.Count > 0;
    }

    private static async Task<int> FailAsync(ConsoleHost host, string sentence)
    {
        await host.Error.WriteLineAsync(sentence);
        return 1;
    }

    private static async Task WriteAsync(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line);
        }
    }
}
