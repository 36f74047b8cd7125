using System.Net;
using System.Text;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.OAuth;

/// <summary>The page on which a person of some workspace allows an app, or not. Plain HTML with a form; works without scripts.</summary>
internal static class ConsentPage
{
    public static string Ask(SlackWorld world, AuthorizeRequest request, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var app = Escape(world.Options.App.Name);
        var body = new StringBuilder();
        body.Append(Start($"{app} is requesting permission to access a Slack workspace"))
            .Append("<form method=\"post\" action=\"/oauth/v2/authorize\">");
        foreach (var (name, value) in fields)
        {
            body.Append($"<input type=\"hidden\" name=\"{Escape(name)}\" value=\"{Escape(value)}\">");
        }

        body.Append("<label for=\"who\">You are</label><select id=\"who\" name=\"who\" data-testid=\"who\">")
            .Append(People(world, request.Team)).Append("</select>")
            .Append(Wishes($"What will {app} be able to do?", request.Scopes))
            .Append(Wishes($"What will {app} be able to do on your behalf?", request.UserScopes))
            .Append("<div class=\"buttons\"><button name=\"decision\" value=\"cancel\" data-testid=\"cancel\">Cancel</button>")
            .Append("<button class=\"yes\" name=\"decision\" value=\"allow\" data-testid=\"allow\">Allow</button></div></form>");
        return body.Append(End).ToString();
    }

    public static string Problem(string problem) =>
        Start("Something went wrong when authorising this app") + $"<p>Try going back to the previous page and starting over.</p><p class=\"why\">{Escape(problem)}</p>" + End;

    private static string People(SlackWorld world, string? team)
    {
        var groups = new StringBuilder();
        foreach (var workspace in world.All.Where(workspace => team is null || workspace.TeamId == team || workspace.Seed.Domain == team))
        {
            lock (workspace.Gate)
            {
                groups.Append($"<optgroup label=\"{Escape(workspace.Seed.Name)}\">");
                foreach (var person in workspace.People.Order.Select(id => workspace.People.Find(id)!)
                    .Where(person => person is { IsBot: false, Deleted: false } && person.TeamId == workspace.TeamId))
                {
                    groups.Append($"<option value=\"{Escape(workspace.TeamId)}|{Escape(person.Id)}\">{Escape(person.RealName)} at {Escape(workspace.Seed.Name)}</option>");
                }

                groups.Append("</optgroup>");
            }
        }

        return groups.ToString();
    }

    private static string Wishes(string title, IReadOnlyList<string> scopes) => scopes.Count == 0
        ? ""
        : $"<h2>{title}</h2><ul>{string.Concat(scopes.Select(scope => $"<li>{Escape(ScopeWords.Of(scope))} <code>{Escape(scope)}</code></li>"))}</ul>";

    private static string Start(string title) => $$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><title>{{title}}</title><style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.5rem } h2 { font-size: 1rem; margin-top: 1.5rem } label { display: block; font-weight: 600 }
        select, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; max-width: 100% } li { margin: .25rem 0 } code { font-size: .8em; opacity: .75 }
        .buttons { display: flex; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem }
        .yes { background: #007a5a; color: #fff; border: 1px solid #007a5a; border-radius: .25rem } .why { font-family: monospace }
        </style></head><body><main><h1>{{title}}</h1>
        """;

    private const string End = "</main></body></html>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
