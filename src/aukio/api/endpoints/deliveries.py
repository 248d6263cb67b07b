"""What became of messages, told by whoever carried them (R080)."""

import hmac
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from aukio.api.clock import now
from aukio.api.problems import PROBLEMS, bare_problem
from aukio.api.shapes import Problem
from aukio.api.shapes.bookings import ReportsIn, ReportsOut
from aukio.domain.people.delivery import Delivery
from aukio.workflows.messages.message_delivery import reported

router = Router(tags=["Messages"], by_alias=True)


@router.post(
    "/deliveries",
    response={200: ReportsOut, 401: Problem, **PROBLEMS},
    summary="Tell what became of messages",
    operation_id="aukio_api_deliveries_deliveries",
)
def deliveries(request: HttpRequest, told: ReportsIn) -> HttpResponse:
    """Shown the carrier's token (`AUKIO_DELIVERY_TOKEN`), note what it reports: whom nothing reached, staff tell."""
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.AUKIO_DELIVERY_TOKEN
    if not wanted or scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), wanted.encode()):
        response = bare_problem(
            request,
            HTTPStatus.UNAUTHORIZED,
            code="no_token",
            detail="Show the token of whoever carries messages: Authorization: Bearer …",
        )
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    instant = now()
    changed = sum(
        reported(each.message.replace("\x00", ""), Delivery(each.state), trouble=each.reason, now=instant)
        for each in told.reports
    )
    return JsonResponse({"changed": changed})
