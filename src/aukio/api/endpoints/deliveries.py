"""Endpoint for delivery reports of a message gateway (R080)."""

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
    summary="Report deliveries of messages",
    operation_id="report_deliveries",
)
def deliveries(request: HttpRequest, sent: ReportsIn) -> HttpResponse:
    """Record delivery reports; requires the gateway's token (`AUKIO_DELIVERY_TOKEN`).

    A message that could not be delivered goes to the list for staff to deliver.
    """
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.AUKIO_DELIVERY_TOKEN
    if not wanted or scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), wanted.encode()):
        response = bare_problem(
            request,
            HTTPStatus.UNAUTHORIZED,
            code="no_token",
            detail="Send the token of the message gateway: Authorization: Bearer …",
        )
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    instant = now()
    changed = sum(
        reported(each.message.replace("\x00", ""), Delivery(each.state), trouble=each.reason, now=instant)
        for each in sent.reports
    )
    return JsonResponse({"changed": changed})
