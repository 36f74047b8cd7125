using Npgsql;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>What the Edge is held against: ASP.NET Core, one endpoint that checks the signature, reads the form, runs the same SQL and answers the same bytes. Nothing else.</summary>
internal static class BareHost
{
    public static async Task RunAsync(int port, string connectionString, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(connectionString);
        var secret = EdgeRequests.Secret;
        var answer = EdgeAnswers.Json.ToArray();
#pragma warning disable RS0030 // a bare endpoint has no clock of ours
        var clock = TimeProvider.System;
#pragma warning restore RS0030

        app.MapPost(EdgeRequests.Path, async context =>
        {
            using var stream = new MemoryStream((int)(context.Request.ContentLength ?? 0));
            await context.Request.Body.CopyToAsync(stream, context.RequestAborted);
            var body = stream.ToArray();
            if (SlackSignature.Verify(secret, context.Request.Headers[SlackSignature.TimestampHeader], context.Request.Headers[SlackSignature.SignatureHeader], body, clock.GetUtcNow())
                != SignatureCheck.Valid)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var form = FormBody.Parse(body);
            if (form["command"] == EdgeCommands.Insert)
            {
                await EdgeCommands.InsertAsync(database, form["team_id"], form["user_id"], context.RequestAborted);
            }

            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });

        await app.RunAsync(cancel);
    }
}
