using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary><c>role grant owner PERSON</c>, <c>role revoke owner PERSON</c>, <c>role list</c>; a person is @name, an id or an e-mail address.</summary>
internal sealed class RoleConsole : IConsoleCommand
{
    public Command Build(ConsoleHost host) => new("role", "Who owns a workspace's learning")
    {
        Verb(host, "grant", "Make somebody an owner", GrantAsync),
        Verb(host, "revoke", "Make somebody no longer an owner", RevokeAsync),
        ListVerb(host),
    };

    private static Command Verb(ConsoleHost host, string name, string description, Func<ConsoleHost, IServiceProvider, LearnerKey, string, CancellationToken, Task> change)
    {
        var role = new Argument<string>("ROLE") { Description = "owner" };
        role.AcceptOnlyFromAmong(RoleStore.Owner);
        var who = new Argument<string>("PERSON") { Description = "@name, a user id or an e-mail address" };
        var team = TeamChoice.Option();
        var command = new Command(name, description) { role, who, team };
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, async services =>
        {
            if (await TeamChoice.ChooseAsync(host, services, parsed.GetValue(team), cancel) is not { } workspace
                || await services.GetRequiredService<PersonFinder>().FindAsync(workspace.TeamId, parsed.GetValue(who)!, alsoGone: name == "revoke", host.Error, cancel) is not { } person)
            {
                return 1;
            }

            await change(host, services, new LearnerKey(workspace.TeamId, person.UserId), person.Shown, cancel);
            return 0;
        }, cancel));
        return command;
    }

    private static async Task GrantAsync(ConsoleHost host, IServiceProvider services, LearnerKey person, string shown, CancellationToken cancel)
    {
        var isNew = await services.GetRequiredService<RoleStore>()
            .GrantOwnerAsync(person, RoleStore.Operator, services.GetRequiredService<CalendarClock>().Now, cancel);
        await host.Output.WriteLineAsync(isNew ? $"{shown} is now an owner." : $"{shown} is an owner already; nothing was changed.");
    }

    private static async Task RevokeAsync(ConsoleHost host, IServiceProvider services, LearnerKey person, string shown, CancellationToken cancel)
    {
        var wasOwner = await services.GetRequiredService<RoleStore>().RevokeOwnerAsync(person, cancel);
        await host.Output.WriteLineAsync(wasOwner ? $"{shown} is no longer an owner." : $"{shown} was no owner; nothing was changed.");
    }

    private static Command ListVerb(ConsoleHost host)
    {
        var team = TeamChoice.Option();
        var command = new Command("list", "Say who has which role") { team };
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, async services =>
        {
            if (await TeamChoice.ChooseAsync(host, services, parsed.GetValue(team), cancel) is not { } workspace)
            {
                return 1;
            }

            var grants = await services.GetRequiredService<RoleStore>().ReadAsync(workspace.TeamId, cancel);
            foreach (var grant in grants)
            {
                await host.Output.WriteLineAsync($"{grant.Role}  {grant.UserId}  {grant.Name ?? "(not met yet)"}  since {grant.GrantedAt:yyyy-MM-dd}, by {grant.GrantedBy}");
            }

            if (grants.Count == 0)
            {
                await host.Output.WriteLineAsync("Nobody has a role yet. Make somebody an owner with: role grant owner @name");
            }

            return 0;
        }, cancel));
        return command;
    }
}
